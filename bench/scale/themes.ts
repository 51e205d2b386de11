import { type Document, plainText, renderHtml } from '../../src/kernel/document/index.ts'
import { countUnits, excerpt, slugify } from '../../src/kernel/text/index.ts'
import { even, skewed } from './random.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What some articles are about: words of its own, topics, and the paragraphs that its articles are put together from. */
export type Theme = { language: 'zh-CN' | 'en'; words: string[]; topics: number[]; paragraphs: number[] }

/** A paragraph with all that is derived from it. `node` is a block of a document. */
export type Paragraph = {
  language: string
  node: object
  html: string
  plain: string
  units: number
  excerpt: string
}

export type Themes = { themes: Theme[]; paragraphs: Paragraph[]; topics: string[] }

const PARAGRAPHS_A_THEME = 50
const WORDS_A_THEME = 60
const TOPICS = 5000
const ENGLISH_SHARE = 0.2
const SUMMARY = 120

/** So many themes, their paragraphs and all topics: what the articles of a portal of any size are made of. */
export function makeThemes(vocabulary: Vocabulary, count: number, random: () => number): Themes {
  const paragraphs: Paragraph[] = []
  const topics = topicNames(vocabulary, random)
  const themes = Array.from({ length: count }, (): Theme => {
    const language = random() < ENGLISH_SHARE ? 'en' : 'zh-CN'
    const words = Array.from({ length: WORDS_A_THEME }, () => anyWord(vocabulary, language, random))
    const own = Array.from({ length: PARAGRAPHS_A_THEME }, () => {
      paragraphs.push(paragraph(language, vocabulary, words, random))
      return paragraphs.length - 1
    })
    return {
      language,
      words,
      topics: Array.from({ length: 6 }, () => skewed(random, TOPICS)),
      paragraphs: own,
    }
  })
  return { themes, paragraphs, topics }
}

/** Some words in a row, one of three of the theme's own, the rest as common as they are. */
export function phrase(
  theme: Pick<Theme, 'language' | 'words'>,
  vocabulary: Vocabulary,
  length: number,
  random: () => number,
): string {
  const all = theme.language === 'en' ? vocabulary.english : vocabulary.chinese
  const words = Array.from({ length }, () =>
    random() < 0.33
      ? (theme.words[even(random, theme.words.length)] as string)
      : (all[skewed(random, all.length)] as string),
  )
  return words.join(theme.language === 'en' ? ' ' : '')
}

function paragraph(
  language: Theme['language'],
  vocabulary: Vocabulary,
  words: string[],
  random: () => number,
): Paragraph {
  const [length, stop] = language === 'en' ? ([11, '. '] as const) : ([10, '。'] as const)
  const text = Array.from(
    { length: 2 + even(random, 3) },
    () => `${phrase({ language, words }, vocabulary, length, random)}${stop}`,
  )
    .join('')
    .trim()
  const node = { type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }
  const document: Document = { type: 'doc', content: [node] }
  const plain = plainText(document)
  return {
    language,
    node,
    plain,
    html: renderHtml(document, { media: () => undefined, language }),
    units: countUnits(plain),
    excerpt: excerpt(plain, SUMMARY),
  }
}

function topicNames({ chinese, english }: Vocabulary, random: () => number): string[] {
  const names = new Map<string, string>()
  while (names.size < TOPICS) {
    const word = (list: string[]) => list[even(random, list.length)] as string
    const name =
      random() < ENGLISH_SHARE ? `${word(english)} ${word(english)}` : word(chinese) + word(chinese)
    names.set(slugify(name), name)
  }
  return [...names.values()]
}

function anyWord({ chinese, english }: Vocabulary, language: string, random: () => number): string {
  const all = language === 'en' ? english : chinese
  return all[Math.floor(random() ** 1.5 * all.length)] as string
}
