import type { Context } from '../context.ts'
import { sendFile } from '../media/send-file.ts'

/** Stores pictures that came inside pasted text, and puts them where their address stands. One that fails stays a place to choose a file for. */
export function fillPictures({ editor, page, say, t }: Context, files: ReadonlyMap<string, File>): void {
  for (const [address, file] of files) {
    sendFile(page.urls.media, file, () => {})
      .result.then(({ id }) => fill(address, id))
      .catch(() => {
        fill(address, null)
        say(t('upload.failed', { name: file.name, reason: t('upload.offline') }))
      })
  }

  function fill(address: string, media: string | null): void {
    const { tr, doc } = editor.state
    doc.descendants((node, position) => {
      if (node.type.name === 'picture' && node.attrs.src === address)
        tr.setNodeMarkup(position, undefined, { ...node.attrs, media, src: null })
      return !node.isTextblock
    })
    if (tr.docChanged) editor.view.dispatch(tr)
  }
}
