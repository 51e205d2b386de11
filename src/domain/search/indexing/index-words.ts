import { termsOf } from '../../../kernel/text/index.ts'
import { dayOf, hourOf } from '../days.ts'
import type { Spell } from './pinyin.ts'

/** What search knows of an article. */
export type SearchedArticle = {
  title: string
  plain: string
  topics: string[]
  language: string
  label: string
  flags: string[]
  channelId: string | null
  accountId: string
  publishedAt: Date
}

/** Code units of a text that are indexed: a book of 250 pages. */
const MOST_TEXT = 250_000
/** A tsvector holds a megabyte: https://www.postgresql.org/docs/current/textsearch-limitations.html */
const MOST_BYTES = 700_000
/** Of the places of one word as they are written: some 250 of them. */
const MOST_PLACES = 1500
/** Positions end at 16383; a longer text begins anew, which only a phrase across the turn could notice. */
const TURN = 16_000
const GAP = 8

/**
 * The words of an article as the text of a tsvector, and how many they are. Words of the title weigh A, of its topics
 * B, of the text D. Besides there are words that no text has: `^word` of the title, `~pinyin` of two characters of the
 * title and `~~abc` of three initials, and what it is filed under: `@c` channel, `@a` account, `@l` language, `@k`
 * label or flag, `@d` day and `@h` hour of publication.
 */
export function indexWords(article: SearchedArticle, spell: Spell): { terms: string; length: number } {
  // A word and its places, as they are written.
  const words = new Map<string, string>()
  let bytes = 0
  let position = 0
  let length = 0
  const add = (word: string, at = '') => {
    const known = words.get(word)
    if (known === undefined) {
      if (bytes >= MOST_BYTES) return
      bytes += word.length * 4 + 8
      words.set(word, at)
    } else if (at !== '' && known.length < MOST_PLACES) words.set(word, known === '' ? at : `${known},${at}`)
  }
  const addText = (text: string, weight: string, prefix = '') => {
    let last = 0
    for (const term of termsOf(text)) {
      if (prefix) add(prefix + term.term)
      if (term.single) {
        add(term.term)
        continue
      }
      last = term.position
      length += 1
      add(term.term, `${((position + last) % TURN) + 1}${weight}`)
      bytes += 2
    }
    position += last + GAP
  }
  for (const word of filedUnder(article)) add(word)
  addText(article.title, 'A', '^')
  for (const word of spelled(article.title, spell)) add(word)
  addText(article.topics.join(' . '), 'B')
  addText(article.plain.slice(0, MOST_TEXT), '')
  return { terms: written(words), length }
}

function filedUnder(article: SearchedArticle): string[] {
  const { channelId, accountId, language, label, flags, publishedAt } = article
  return [
    ...(channelId ? [`@c${channelId}`] : []),
    `@a${accountId}`,
    `@l${primaryOf(language)}`,
    ...[label, ...flags].map((one) => `@k${one}`),
    `@d${dayOf(publishedAt)}`,
    `@h${hourOf(publishedAt)}`,
  ]
}

/** The language without its country: `zh` for `zh-CN`. */
export function primaryOf(language: string): string {
  return (language.split('-')[0] ?? '').toLowerCase().replace(/[^a-z]/g, '')
}

function spelled(title: string, spell: Spell): string[] {
  return spell(title).flatMap((syllables) => [
    ...syllables.slice(1).map((next, at) => `~${syllables[at]}${next}`),
    ...syllables.slice(2).map((next, at) => `~~${initials([syllables[at], syllables[at + 1], next])}`),
  ])
}

function initials(syllables: (string | undefined)[]): string {
  return syllables.map((syllable) => syllable?.charAt(0) ?? '').join('')
}

// Words are letters, digits and the marks above: nothing in them ends a quoted lexeme.
function written(words: ReadonlyMap<string, string>): string {
  let text = ''
  for (const [word, places] of words) text += places === '' ? `'${word}' ` : `'${word}':${places} `
  return text
}
