import { Plugin, TextSelection } from '@tiptap/pm/state'
import { dropPoint } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'
import type { Context } from '../context.ts'
import { isMediaFile } from '../media/choose.ts'
import { copySelection } from './own-slice.ts'
import { putIn } from './put-in.ts'

/**
 * Copying, pasting and dropping. ProseMirror's own way parses HTML in the page, which needs a Trusted Types policy that
 * the site forbids, so foreign HTML goes through the one gate that imports use.
 */
export function clipboardPlugin(context: Context): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        copy: (view, event) => copySelection(view, event),
        cut: (view, event) => {
          if (!view.editable || !copySelection(view, event)) return false
          view.dispatch(view.state.tr.deleteSelection().scrollIntoView().setMeta('uiEvent', 'cut'))
          return true
        },
        paste: (view, event) => paste(context, view, event),
        drop: (view, event) => drop(context, view, event),
      },
    },
  })
}

function paste(context: Context, view: EditorView, event: ClipboardEvent): boolean {
  const data = event.clipboardData
  if (!data || !view.editable) return false
  event.preventDefault()
  const files = [...data.files].filter(isMediaFile)
  // Copied from a page, a picture comes as a file and as HTML that only names it.
  const html = data.getData('text/html')
  const onlyPicture = /^(?:\s|<[^>]*>)*$/.test(html)
  if (files.length > 0 && onlyPicture) context.uploads.start(files, view.state.selection.to)
  else void putIn(context, view, data)
  return true
}

function drop(context: Context, view: EditorView, event: DragEvent): boolean {
  const data = event.dataTransfer
  // What is moved within the text needs no reading.
  if (!data || !view.editable || view.dragging) return false
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (!at) return false
  event.preventDefault()
  const files = [...data.files].filter(isMediaFile)
  if (files.length > 0) {
    const position = dropPoint(view.state.doc, at.pos, view.state.selection.content()) ?? at.pos
    context.uploads.start(files, position)
    return true
  }
  view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))))
  void putIn(context, view, data)
  return true
}
