import { baseKeymap, toggleMark } from '@tiptap/pm/commands'
import { history, redo, undo } from '@tiptap/pm/history'
import { keymap } from '@tiptap/pm/keymap'
import { EditorState } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import type { Context } from '../context.ts'
import { button, element } from '../dom.ts'
import { plainPaste } from '../paste/plain-paste.ts'
import { openDialog } from './dialog.ts'

/** Edits the words of the note at a position, or of a new one at the caret. Its marks and links stay. */
export function editFootnote({ editor, host, t }: Context, position?: number): void {
  if (!editor.isEditable) return
  const { schema } = editor.state
  const note = position === undefined ? schema.node('footnote') : editor.state.doc.nodeAt(position)
  if (!note) return
  const place = element('div', { class: 'ed-footnote-text input' })
  const submit = button(t('footnote.save'), () => save(), { class: 'button' })
  const remove =
    position === undefined ? null : button(t('remove'), () => put(true), { class: 'button-plain' })
  const dialog = openDialog(host, {
    title: t('footnote.title'),
    close: t('close'),
    body: [place, element('div', { class: 'ed-actions' }, submit, remove)],
    onClose: () => {
      view.destroy()
      editor.view.focus()
    },
  })
  const mark = (name: string) => (schema.marks[name] ? toggleMark(schema.marks[name]) : () => false)
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: note,
      plugins: [
        history(),
        keymap({
          'Mod-z': undo,
          'Mod-y': redo,
          'Mod-Shift-z': redo,
          'Mod-b': mark('strong'),
          'Mod-i': mark('emphasis'),
          Enter: () => {
            save()
            return true
          },
        }),
        keymap(baseKeymap),
      ],
    }),
    attributes: { role: 'textbox', 'aria-label': t('footnote.title'), 'aria-multiline': 'true' },
    handleDOMEvents: { paste: plainPaste },
  })
  view.focus()

  function save(): void {
    put(view.state.doc.textContent.trim() === '')
  }

  function put(empty: boolean): void {
    const { tr, selection } = editor.state
    const { content } = view.state.doc
    if (position === undefined) {
      if (!empty) tr.insert(selection.to, schema.nodes.footnote?.create(null, content) ?? [])
    } else {
      const old = editor.state.doc.nodeAt(position)
      if (old?.type.name === 'footnote')
        tr.replaceWith(position, position + old.nodeSize, empty ? [] : old.copy(content))
    }
    if (tr.docChanged) editor.view.dispatch(tr.scrollIntoView())
    dialog.close()
  }
}
