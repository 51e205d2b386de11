import { type Editor, Extension, type Extensions } from '@tiptap/core'
import { dropCursor } from '@tiptap/pm/dropcursor'
import { gapCursor } from '@tiptap/pm/gapcursor'
import { history, redo, undo } from '@tiptap/pm/history'
import { NodeSelection } from '@tiptap/pm/state'
import { goToNextCell, tableEditing } from '@tiptap/pm/tables'
import type { Context } from '../context.ts'
import { uploadPlugin } from '../media/upload-plugin.ts'
import { editLink } from '../parts/link-dialog.ts'
import { clipboardPlugin } from '../paste/clipboard-plugin.ts'
import { findPlugin } from '../tools/find-plugin.ts'
import { slashPlugin } from '../tools/slash-plugin.ts'
import { galleryPlugin } from './gallery-plugin.ts'
import { trailingPlugin } from './trailing-plugin.ts'

/** From a chosen picture to its caption: the way to it without a mouse. */
function toFields({ state, view }: Editor): boolean {
  if (!(state.selection instanceof NodeSelection)) return false
  const dom = view.nodeDOM(state.selection.from)
  const field = dom instanceof HTMLElement ? dom.querySelector('textarea') : null
  field?.focus()
  return field !== null
}

/** What is not of one node: history, tables, cursors beside pictures, clipboard, uploads, the menu of `/`, finding. */
export function behaviour(context: Context): Extensions[number] {
  return Extension.create({
    name: 'behaviour',
    priority: 900,
    addKeyboardShortcuts() {
      const { editor } = this
      const run = (command: typeof undo) => () => command(editor.state, editor.view.dispatch)
      const cell = (step: 1 | -1) => () => goToNextCell(step)(editor.state, editor.view.dispatch)
      return {
        'Mod-z': run(undo),
        'Mod-y': run(redo),
        'Mod-Shift-z': run(redo),
        'Mod-k': () => {
          editLink(context)
          return true
        },
        'Mod-f': () => {
          context.host.dispatchEvent(new CustomEvent('ed-find'))
          return true
        },
        Tab: () => toFields(editor) || cell(1)(),
        'Shift-Tab': cell(-1),
      }
    },
    addProseMirrorPlugins: () => [
      slashPlugin(context),
      clipboardPlugin(context),
      uploadPlugin(context),
      findPlugin(),
      galleryPlugin(),
      trailingPlugin(),
      history(),
      dropCursor({ color: false, class: 'ed-drop' }),
      gapCursor(),
      tableEditing(),
    ],
  })
}
