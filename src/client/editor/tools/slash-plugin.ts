import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Context } from '../context.ts'
import { createSlashMenu, type Query, type SlashMenu } from './slash-menu.ts'

/** `closed`: where a sign stands whose menu is not wanted. `asked`: where one was put to open the menu. */
type State = { query?: Query; closed?: number; asked?: number }
type Change = Pick<State, 'closed' | 'asked'>

const key = new PluginKey<State>('slash')
const MOST = 24

/**
 * The menu of `/`: open while the text from the sign to the caret is a query. `、` is what Chinese input methods type with
 * that key; it opens the menu at the beginning of a line only, where no sentence has it.
 */
export function slashPlugin(context: Context): Plugin {
  let menu: SlashMenu | undefined
  return new Plugin<State>({
    key,
    state: {
      init: () => ({}),
      apply(tr, before, _old, state) {
        const change = (tr.getMeta(key) ?? {}) as Change
        const moved = (at: number | undefined) => (at === undefined ? undefined : tr.mapping.map(at, -1))
        const asked = change.asked ?? moved(before.asked)
        const closed = change.closed ?? moved(before.closed)
        const query = queryAt(state, asked)
        if (!query) return {}
        // Only typing opens it: a caret that comes by a sign does not.
        const isWanted = query.from !== closed && (tr.docChanged || before.query !== undefined)
        return isWanted ? { query, asked } : { closed: query.from, asked }
      },
    },
    props: {
      // ProseMirror asks nobody for keys that belong to an input method.
      handleKeyDown: (_view, event) => menu?.key(event) ?? false,
    },
    view(view) {
      menu = createSlashMenu(context, {
        close: (from) => view.dispatch(view.state.tr.setMeta(key, { closed: from } satisfies Change)),
      })
      return {
        update: (next) => menu?.show(next, key.getState(next.state)?.query),
        destroy: () => menu?.destroy(),
      }
    },
  })
}

/** Opens the menu at the caret, wherever it is. */
export function openSlashMenu(view: EditorView): void {
  view.focus()
  const { from } = view.state.selection
  view.dispatch(view.state.tr.insertText('/').setMeta(key, { asked: from } satisfies Change))
}

function queryAt({ selection }: EditorState, asked: number | undefined): Query | undefined {
  if (!(selection instanceof TextSelection) || !selection.empty) return undefined
  const { $from } = selection
  if ($from.parent.type.spec.code || !$from.parent.isTextblock) return undefined
  const start = Math.max(0, $from.parentOffset - MOST - 1)
  const before = $from.parent.textBetween(start, $from.parentOffset, undefined, '\ufffc')
  const words = wordsAfterSign(before, start === 0)
  if (words !== undefined) return { from: $from.pos - words.length - 1, words }
  const own = /\/([^\s/]*)$/.exec(before)?.[1]
  return own !== undefined && $from.pos - own.length - 1 === asked ? { from: asked, words: own } : undefined
}

function wordsAfterSign(before: string, fromStart: boolean): string | undefined {
  const match = /(?:^|[\s\ufffc])[/／]([^\s/／\ufffc]*)$/.exec(before)
  return match?.[1] ?? (fromStart ? /^、([^\s、]*)$/.exec(before)?.[1] : undefined)
}
