import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { Context } from '../context.ts'
import { createSlashMenu, type SlashMenu } from './slash-menu.ts'

/** What is typed after the sign that opens the menu; `from` is where the sign stands. */
export type Query = { from: number; words: string }

type State = { query: Query | undefined; closedAt: number | undefined }

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
      init: () => ({ query: undefined, closedAt: undefined }),
      apply(tr, before, _old, state) {
        const closed = tr.getMeta(key) as number | undefined
        const query = queryAt(state)
        const closedAt =
          closed ?? (before.closedAt === undefined ? undefined : tr.mapping.map(before.closedAt))
        if (!query) return { query: undefined, closedAt: undefined }
        if (query.from === closedAt) return { query: undefined, closedAt }
        // Only typing opens it: a caret that comes by a sign does not.
        return tr.docChanged || before.query
          ? { query, closedAt: undefined }
          : { query: undefined, closedAt: query.from }
      },
    },
    props: {
      // ProseMirror asks nobody for keys that belong to an input method.
      handleKeyDown: (_view, event) => menu?.key(event) ?? false,
    },
    view(view) {
      menu = createSlashMenu(context, {
        close: (from) => view.dispatch(view.state.tr.setMeta(key, from)),
      })
      return {
        update: (next) => menu?.show(next, key.getState(next.state)?.query),
        destroy: () => menu?.destroy(),
      }
    },
  })
}

function queryAt({ selection }: EditorState): Query | undefined {
  if (!(selection instanceof TextSelection) || !selection.empty) return undefined
  const { $from } = selection
  if ($from.parent.type.spec.code || !$from.parent.isTextblock) return undefined
  const start = Math.max(0, $from.parentOffset - MOST - 1)
  const before = $from.parent.textBetween(start, $from.parentOffset, undefined, '\ufffc')
  const match =
    /(?:^|[\s\ufffc])([/／])([^\s/／\ufffc]*)$/.exec(before) ??
    (start === 0 ? /^(、)([^\s、]*)$/.exec(before) : null)
  const words = match?.[2]
  if (words === undefined) return undefined
  return { from: $from.pos - words.length - 1, words }
}
