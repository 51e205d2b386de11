import { Slice } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'

/** What is copied here is put in here as it was, whatever HTML would make of it. */
const TYPE = 'application/x-masthead-slice'

/** Puts the selection into the clipboard: for here, as HTML and as text. False when nothing is selected. */
export function copySelection(view: EditorView, event: ClipboardEvent): boolean {
  const { selection } = view.state
  const data = event.clipboardData
  if (selection.empty || !data) return false
  const slice = selection.content()
  const { dom, text } = view.serializeForClipboard(slice)
  event.preventDefault()
  data.clearData()
  data.setData(TYPE, JSON.stringify(slice.toJSON()))
  data.setData('text/html', dom.innerHTML)
  data.setData('text/plain', text)
  return true
}

export function ownSlice(view: EditorView, data: DataTransfer): Slice | undefined {
  const json = data.getData(TYPE)
  if (json === '') return undefined
  try {
    const slice = Slice.fromJSON(view.state.schema, JSON.parse(json))
    slice.content.forEach((node) => {
      node.check()
    })
    return slice
  } catch {
    return undefined
  }
}
