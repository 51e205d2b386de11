export type Shortcode = {
  name: string
  attributes: Record<string, string>
  /** Values without a name. */
  values: string[]
  open: string
  close: string
  content: ShortcodeNode[]
}
export type ShortcodeNode = string | Shortcode

type Tag = {
  at: number
  end: number
  name: string
  closing: boolean
  alone: boolean
  escaped: boolean
  inner: string
}

const START = /\[(\[?)(\/?)([A-Za-z][\w-]{0,60})(?=[\s\]/])/g
const TAG_LIMIT = 8000

/**
 * Reads `[shortcodes]`, nested to any depth; `[[x]]` is the text `[x]`. An opening one without its end stands alone, an
 * end without its beginning is text. The content of those for which `isVerbatim` holds is not looked into.
 */
export function parseShortcodes(text: string, isVerbatim: (name: string) => boolean): ShortcodeNode[] {
  const root: Shortcode = { name: '', attributes: {}, values: [], open: '', close: '', content: [] }
  const stack = [root]
  let from = 0

  const add = (node: ShortcodeNode) => {
    if (node !== '') stack.at(-1)?.content.push(node)
  }
  for (let tag = nextTag(text, 0); tag; tag = nextTag(text, from)) {
    add(text.slice(from, tag.at))
    const raw = text.slice(tag.at, tag.end)
    from = tag.end
    if (tag.escaped) add(raw.slice(1, -1))
    else if (tag.closing) closeShortcode(stack, tag.name, raw)
    else {
      const shortcode: Shortcode = {
        name: tag.name,
        ...readValues(tag.inner),
        open: raw,
        close: '',
        content: [],
      }
      add(shortcode)
      if (tag.alone) continue
      const end = isVerbatim(tag.name) ? text.indexOf(`[/${tag.name}]`, from) : -1
      if (end !== -1) {
        shortcode.content.push(text.slice(from, end))
        shortcode.close = `[/${tag.name}]`
        from = end + shortcode.close.length
      } else stack.push(shortcode)
    }
  }
  add(text.slice(from))
  releaseAbove(stack, 0)
  return root.content
}

function closeShortcode(stack: Shortcode[], name: string, raw: string): void {
  const at = stack.findLastIndex((shortcode) => shortcode.name === name)
  if (at < 1) {
    stack.at(-1)?.content.push(raw)
    return
  }
  releaseAbove(stack, at)
  const closed = stack.pop()
  if (closed) closed.close = raw
}

/** Those above `at` turned out to stand alone: what follows each belongs to what they stand in. */
function releaseAbove(stack: Shortcode[], at: number): void {
  const outer = stack[at]
  for (const alone of stack.splice(at + 1)) {
    for (const node of alone.content) outer?.content.push(node)
    alone.content = []
  }
}

function nextTag(text: string, from: number): Tag | null {
  START.lastIndex = from
  for (let start = START.exec(text); start; start = START.exec(text)) {
    const end = closingBracket(text, START.lastIndex)
    if (end === -1) continue
    const escaped = start[1] === '[' && text[end + 1] === ']'
    const at = start[1] === '[' && !escaped ? start.index + 1 : start.index
    const inner = text.slice(START.lastIndex, end)
    return {
      at,
      end: end + (escaped ? 2 : 1),
      name: (start[3] as string).toLowerCase(),
      closing: start[2] === '/',
      alone: inner.endsWith('/'),
      escaped,
      inner: inner.replace(/\/$/, ''),
    }
  }
  return null
}

function closingBracket(text: string, from: number): number {
  let quote = ''
  for (let at = from; at < text.length && at - from < TAG_LIMIT; at++) {
    const character = text[at] as string
    if (quote) {
      if (character === quote) quote = ''
    } else if (character === ']') return at
    else if (character === '[') return -1
    else if ((character === '"' || character === "'") && /[=\s]/.test(text[at - 1] as string))
      quote = character
  }
  return -1
}

function readValues(text: string): { attributes: Record<string, string>; values: string[] } {
  const attributes: Record<string, string> = {}
  const values: string[] = []
  // Editors turn straight quotes into typographic ones; they are meant as quotes.
  const straight = text.replace(/[“”″]|&quot;|&#822[01];/g, '"').replace(/&amp;/g, '&')
  for (const [, name, double, single, bare, value] of straight.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))|"([^"]*)"|'[^']*'|\S+/g,
  )) {
    if (name) attributes[name.toLowerCase()] = double ?? single ?? bare ?? ''
    else if (value) values.push(value)
  }
  for (const [value] of straight.matchAll(/(?<![^\s])https?:\/\/\S+/g)) values.push(value)
  return { attributes, values }
}
