import type { ChainedCommands, Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'

/** A chain of commands with the text focused at once; TipTap's own `focus()` waits for a frame, and keys go astray. */
export function inText(editor: Editor): ChainedCommands {
  editor.view.focus()
  return editor.chain()
}

/** Puts the caret into the text, at or after a position, or where it was. */
export function focusText(editor: Editor, position?: number): void {
  if (position !== undefined) {
    const { doc, tr } = editor.state
    const at = doc.resolve(Math.min(position, doc.content.size))
    editor.view.dispatch(tr.setSelection(Selection.near(at)).scrollIntoView())
  }
  editor.view.focus()
}
