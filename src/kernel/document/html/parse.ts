import { defaultTreeAdapter, parse, parseFragment } from 'parse5'
import { escapeHtml } from '../escape-html.ts'
import type { LostList } from './lost.ts'
import { readTokens } from './tokens.ts'
import type { ParentNode } from './tree.ts'

const MAX_DEPTH = 512
const MAX_ELEMENTS = 200_000
/** What an unfinished tag held may hold another; after so many, all of it is text. */
const MAX_RECOVERIES = 3
/** Stands after the HTML; when it is not among the text, a tag or comment that never ended has swallowed it. */
const SENTINEL = '\u{10FFFD}\u{10FFFC}'

/** Thrown within `parse` only. */
class TooDeep extends Error {}

/**
 * The tree of foreign HTML as a browser without script would make it; undefined when it nests deeper than 512 levels or
 * has more than 200,000 elements (the parser would take quadratic time, and recursion would overflow).
 */
export function parseHtml(html: string, lost: LostList): ParentNode | undefined {
  if (/<frameset\b/i.test(html)) lost.add('frameset', '')
  try {
    let source = html
    for (let attempt = 0; ; attempt++) {
      const { tree, finished } = parseOnce(source)
      const open = finished ? undefined : unfinishedAt(source)
      if (open === undefined) return tree
      lost.add('unfinished tag', source.slice(open, open + 400))
      const rest = source.slice(open)
      source = source.slice(0, open) + (attempt < MAX_RECOVERIES ? `&lt;${rest.slice(1)}` : escapeHtml(rest))
    }
  } catch (error) {
    if (error instanceof TooDeep) return undefined
    throw error
  }
}

function parseOnce(html: string): { tree: ParentNode; finished: boolean } {
  let finished = false
  let depth = 0
  let elements = 0
  const adapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    insertText(parent, text) {
      defaultTreeAdapter.insertText(parent, withoutSentinel(text))
    },
    insertTextBefore(parent, text, reference) {
      defaultTreeAdapter.insertTextBefore(parent, withoutSentinel(text), reference)
    },
    onItemPush() {
      if (++depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) throw new TooDeep()
    },
    onItemPop() {
      depth--
    },
  }
  // A whole page keeps what stands in its body's tag; but a page of frames would lose all its text.
  const whole = /<(?:html|head|body|!doctype)\b/i.test(html) && !/<frameset\b/i.test(html)
  const options = { treeAdapter: adapter, scriptingEnabled: false }
  const tree = whole ? parse(html + SENTINEL, options) : parseFragment(html + SENTINEL, options)
  return { tree, finished }

  function withoutSentinel(text: string): string {
    if (!text.includes(SENTINEL)) return text
    finished = true
    return text.replace(SENTINEL, '')
  }
}

/**
 * Where the last tag or comment begins if it has no end. A browser drops it with all it holds; here its opening becomes
 * text, and so does what follows.
 */
export function unfinishedAt(html: string): number | undefined {
  let ended = 0
  let last: number | undefined
  readTokens(html + SENTINEL, {
    end(start, end, isText) {
      ended = end
      last = isText ? undefined : start
    },
  })
  if (ended > html.length) return last
  const open = html.indexOf('<', ended)
  return open >= 0 ? open : undefined
}
