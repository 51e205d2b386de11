import { decodeXmlText } from './xml-text.ts'

export type XmlHandlers = {
  /** `position` is the byte at which the tag begins and `line` its line, counted from 1. */
  open(tag: { name: string; raw: string; empty: boolean; position: number; line: number }): void
  close(tag: { name: string; raw: string }): void
  /** Comes in pieces of any size. */
  text(text: string): void
}

type Mode = 'text' | 'cdata' | 'comment' | 'instruction'

const ENDS = { cdata: ']]>', comment: '-->', instruction: '?>' } as const
const TAG_LIMIT = 64 * 1024
const ENTITY_LIMIT = 12

/**
 * Reads XML in pieces, however damaged: it checks no nesting, needs no namespace declarations, takes a stray `<` or `&`
 * as text, and never holds more than one tag, so that its memory is bounded for a CDATA section of any length (a
 * ready-made parser holds the section until it ends).
 */
export function createXmlTokens(handlers: XmlHandlers): { write(text: string): void; end(): Mode | 'tag' } {
  let rest = ''
  let mode: Mode = 'text'
  let position = 0
  let line = 1
  // In characters from the beginning: what is taken, the next '>' once it is known, and how far there is none.
  let taken = 0
  let closing = -1
  let searched = 0

  function take(length: number): string {
    const text = rest.slice(0, length)
    rest = rest.slice(length)
    taken += length
    position += Buffer.byteLength(text)
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line++
    return text
  }

  /** Whether a tag could end here. Each character is looked at once, or a text full of `<` would take for ever. */
  function canClose(): boolean {
    if (closing < taken) {
      const at = rest.indexOf('>', Math.max(0, searched - taken))
      searched = taken + (at === -1 ? rest.length : at)
      closing = at === -1 ? -1 : searched
    }
    return closing !== -1 && closing - taken < TAG_LIMIT
  }

  function readSection(section: keyof typeof ENDS): boolean {
    const end = rest.indexOf(ENDS[section])
    // What may be the beginning of the end mark stays for the next piece.
    const length = end === -1 ? Math.max(0, rest.length - ENDS[section].length + 1) : end
    const text = take(length)
    if (section === 'cdata' && text) handlers.text(text)
    if (end === -1) return false
    take(ENDS[section].length)
    mode = 'text'
    return true
  }

  /** False when more text is needed to go on. */
  function readMarkup(final: boolean): boolean {
    if (!final && ['<![CDATA[', '<!--', '</'].some((mark) => mark.startsWith(rest))) return false
    if (rest.startsWith('<![CDATA[')) return enter('cdata', 9)
    if (rest.startsWith('<!--')) return enter('comment', 4)
    if (rest.startsWith('<?')) return enter('instruction', 2)
    if (!/^<[/!]?[A-Za-z_]/.test(rest)) {
      handlers.text(take(1))
      return true
    }
    const end = canClose() ? tagEnd(rest, final) : -1
    if (end === -1 && !final && rest.length < TAG_LIMIT) return false
    if (end === -1) handlers.text(take(1))
    else readTag(end)
    return true
  }

  function enter(next: Mode, length: number): true {
    take(length)
    mode = next
    return true
  }

  function readTag(end: number): void {
    const start = { position, line }
    const raw = take(end + 1)
    const name = /^<\/?([^\s/>]+)/.exec(raw)?.[1] ?? ''
    if (raw.startsWith('<!')) return
    if (raw.startsWith('</')) handlers.close({ name, raw })
    else handlers.open({ name, raw, empty: raw.endsWith('/>'), ...start })
  }

  function readPlain(final: boolean): boolean {
    const next = rest.indexOf('<')
    if (next === 0) return readMarkup(final)
    let length = next === -1 ? rest.length : next
    if (next === -1 && !final) {
      const entity = rest.lastIndexOf('&')
      if (entity !== -1 && rest.length - entity < ENTITY_LIMIT && !rest.includes(';', entity)) length = entity
    }
    if (length === 0) return false
    handlers.text(decodeXmlText(take(length)))
    return true
  }

  function run(final: boolean): void {
    let going = true
    while (going && rest !== '') going = mode === 'text' ? readPlain(final) : readSection(mode)
  }

  return {
    write(text) {
      rest += text
      run(false)
    },
    /** What the file ended inside of: 'text' when between tags. */
    end() {
      const inTag = mode === 'text' && rest.startsWith('<')
      run(true)
      return inTag ? 'tag' : mode
    },
  }
}

/** A ">" inside a quoted value does not end a tag, unless the quote never closes. -1: not in this text. */
function tagEnd(text: string, final: boolean): number {
  let quoted = false
  const limit = Math.min(text.length, TAG_LIMIT)
  for (let at = 0; at < limit; at++) {
    const character = text[at]
    if (character === '"') quoted = !quoted
    else if (character === '>' && !quoted) return at
  }
  return final || text.length >= TAG_LIMIT ? text.indexOf('>') : -1
}
