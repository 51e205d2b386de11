import { extensionOf } from '../../domain/media/index.ts'

/**
 * A Content-Disposition (RFC 6266) that shows the file in place and proposes a name for keeping it. The extension is
 * always that of what the file is, not what its sender called it.
 */
export function contentDisposition(name: string | null, id: string, mime: string): string {
  const stem = (name ?? '').replace(/\.[^.]*$/, '').trim() || id
  const full = `${stem.toWellFormed()}.${extensionOf(mime)}`
  const plain = full.replace(/[^A-Za-z0-9._ -]/g, '_')
  return `inline; filename="${plain}"; filename*=UTF-8''${encoded(full)}`
}

/** RFC 8187: characters that encodeURIComponent leaves alone and a parameter must not hold. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
