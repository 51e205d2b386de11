const DATA =
  /(<img\b[^>]{0,2000}?\ssrc\s*=\s*)(["'])data:(image\/(?:png|jpeg|gif|webp|avif));base64,([^"']*)\2/gi

export type Inside = { html: string; files: Map<string, File> }

/**
 * Pictures that a page carries inside itself (`data:`), as files, each with an address in their place by which they are
 * found again: the document takes no such addresses, and they have to be stored.
 */
export function takeDataPictures(html: string): Inside {
  const files = new Map<string, File>()
  const without = html.replace(DATA, (_whole, before: string, quote: string, type: string, data: string) => {
    const file = fileOf(type, data, files.size + 1)
    if (!file) return `${before}${quote}${quote}`
    const address = `https://pasted.invalid/${crypto.randomUUID()}`
    files.set(address, file)
    return `${before}${quote}${address}${quote}`
  })
  return { html: without, files }
}

function fileOf(type: string, data: string, number: number): File | undefined {
  try {
    const bytes = Uint8Array.from(atob(data.trim()), (character) => character.charCodeAt(0))
    return new File([bytes], `${number}.${type.split('/')[1]}`, { type })
  } catch {
    return undefined
  }
}
