import { type SearchTerm, termsOf } from '../../../kernel/text/index.ts'

/** Words that belong together: between spaces, or in quotes. */
export type Group = { text: string; terms: SearchTerm[]; quoted: boolean }

/** What somebody asks for, taken apart. */
export type Asked = {
  /** As it was typed, on one line, without what nobody sees. */
  text: string
  /** The same without the words that narrow. */
  plain: string
  groups: Group[]
  excluded: Group[]
  /** A handle or name after `account:`, an address or name after `channel:`. */
  account?: string
  channel?: string
  /** It was longer than what is looked at. */
  cut: boolean
}

/** Characters of a question that are looked at. */
export const LONGEST_QUERY = 200
const MOST_GROUPS = 24
// Controls, what turns the direction of text, and halves of characters.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu
const QUOTES: Record<string, RegExp> = {
  '"': /["＂”]/u,
  '＂': /["＂]/u,
  '“': /[”“"]/u,
  '「': /」/u,
  '『': /』/u,
}
const FILTER = /^(account|channel|号|频道|帳號|账号|頻道)[:：](?=\S)/iu
const EXCLUDES = /^[-－−](?=[^\s\-－−])/u
const CHANNEL_WORDS = /^(channel|频道|頻道)/iu

/** Takes a question apart. Anything is one: what cannot be read as a mark is read as words. */
export function parseQuery(typed: string): Asked {
  const characters = [
    ...typed
      .slice(0, LONGEST_QUERY * 8)
      .toWellFormed()
      .replace(UNSEEN, ' '),
  ]
  const line = characters.join('').replace(/\s+/gu, ' ').trim()
  const text = [...line].slice(0, LONGEST_QUERY).join('').trim()
  const asked: Asked = {
    text,
    plain: '',
    groups: [],
    excluded: [],
    cut: text.length < line.length || typed.length > LONGEST_QUERY * 8,
  }
  let rest = text
  while (rest !== '') rest = takeOne(asked, rest).trimStart()
  asked.plain = asked.plain.replace(/\s+/gu, ' ').trim()
  return asked
}

/** Reads one part of a question into `asked`; gives what is left. */
function takeOne(asked: Asked, rest: string): string {
  const filter = FILTER.exec(rest)
  if (filter) {
    const { value, after } = readValue(rest.slice(filter[0].length))
    if (CHANNEL_WORDS.test(filter[0])) asked.channel = value
    else asked.account = value.replace(/^[@＠]/u, '')
    // What stood on both sides stays apart.
    asked.plain += ' '
    return after
  }
  const excludes = EXCLUDES.test(rest)
  const start = excludes ? rest.slice(1) : rest
  const { value, after, quoted } = readValue(start)
  asked.plain += rest.slice(0, rest.length - after.trimStart().length)
  const group = { text: value, terms: termsOf(value), quoted }
  const list = excludes ? asked.excluded : asked.groups
  if (group.terms.length > 0 && list.length < MOST_GROUPS) list.push(group)
  return after
}

/** What is in quotes, or up to the next space. A quote that is never closed is a mark like any other. */
function readValue(text: string): { value: string; after: string; quoted: boolean } {
  const closing = QUOTES[text.charAt(0)]
  const end = closing ? text.slice(1).search(closing) : -1
  if (end > 0) return { value: text.slice(1, end + 1), after: text.slice(end + 2), quoted: true }
  const word = /^\S[^\s"＂“「『]*/u.exec(text)?.[0] ?? text
  return { value: word, after: text.slice(word.length), quoted: false }
}
