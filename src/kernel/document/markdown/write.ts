import type { Delete, Emphasis, RootContent, Strong } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import {
  type ConstructName,
  type Info,
  type Options,
  type State,
  toMarkdown as write,
} from 'mdast-util-to-markdown'

/** `clean` writes emphasis as people do; `strict` puts character references beside it where older readers need them. */
export type Manner = 'clean' | 'strict'

const OPTIONS: Options = {
  bullet: '-',
  emphasis: '*',
  strong: '*',
  rule: '-',
  fences: true,
  listItemIndent: 'one',
  incrementListMarker: true,
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
}

/** Markdown of nodes of a tree, without a line end at the end. */
export function writeTree(nodes: RootContent[], manner: Manner): string {
  const options =
    manner === 'clean' ? { ...OPTIONS, extensions: [...(OPTIONS.extensions ?? []), CLEAN] } : OPTIONS
  return write({ type: 'root', children: nodes }, options).replace(/\n+$/, '')
}

const CLEAN: Options = {
  handlers: {
    strong: Object.assign(surround('**', 'strong'), { peek: () => '*' }),
    emphasis: Object.assign(surround('*', 'emphasis'), { peek: () => '*' }),
    delete: Object.assign(surround('~~', 'strikethrough' as ConstructName), { peek: () => '~' }),
  },
}

function surround(marker: string, construct: ConstructName) {
  return (node: Strong | Emphasis | Delete, _parent: unknown, state: State, info: Info): string => {
    const exit = state.enter(construct)
    const tracker = state.createTracker(info)
    const before = tracker.move(marker)
    const inner = state.containerPhrasing(node, { ...tracker.current(), before, after: marker.charAt(0) })
    exit()
    return before + inner + marker
  }
}
