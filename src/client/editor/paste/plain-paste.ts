import type { EditorView } from '@tiptap/pm/view'

/** Pasting as words on one line. ProseMirror's own reading of HTML needs a Trusted Types policy that the page forbids. */
export function plainPaste(view: EditorView, event: ClipboardEvent): boolean {
  const text = event.clipboardData?.getData('text/plain')
  event.preventDefault()
  if (text) view.dispatch(view.state.tr.insertText(text.replace(/\s*[\r\n]+\s*/g, ' ')).scrollIntoView())
  return true
}
