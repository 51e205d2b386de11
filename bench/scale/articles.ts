import { createIdSource } from '../../src/kernel/ids.ts'
import { slugify } from '../../src/kernel/text/index.ts'
import { even, seeded, skewed } from './random.ts'
import { phrase, type Themes } from './themes.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A generated article: what differs from one to the next. Accounts, channels, topics and paragraphs by their numbers. */
export type Spec = {
  number: number
  id: string
  revisionId: string
  publicationId: string
  account: number
  channel: number
  cover: number | null
  language: string
  title: string
  slug: string
  at: Date
  paragraphs: number[]
  topics: number[]
}

/** How large the portal is: accounts grow with its articles up to 20,000. */
export function sizesOf(articles: number) {
  return {
    articles,
    accounts: Math.min(20_000, Math.max(20, Math.ceil(articles / 50))),
    persons: Math.max(2_000, Math.ceil(articles / 5)),
    channels: 12,
    covers: 100,
  }
}

export type Sizes = ReturnType<typeof sizesOf>

const SPAN_MS = 3 * 365 * 86_400_000

/** Articles `first` to before `end` of so many, numbered in the order of their times; the same for the same seed. */
export function* specs(
  { seed, first, end, now, sizes }: { seed: number; first: number; end: number; now: number; sizes: Sizes },
  { themes }: Themes,
  vocabulary: Vocabulary,
): Generator<Spec> {
  const random = seeded(seed + first)
  let clock = 0
  const newId = createIdSource(
    () => clock,
    () => even(random, 2 ** 22),
  )
  for (let number = first; number < end; number++) {
    // The newest is some minutes old.
    clock = now - 120_000 - Math.floor(((sizes.articles - number - random()) / sizes.articles) * SPAN_MS)
    const theme = themes[skewed(random, themes.length)] as Themes['themes'][number]
    const isEnglish = theme.language === 'en'
    const title = phrase(theme, vocabulary, isEnglish ? 6 : 5, random) + rareWord(isEnglish, random)
    yield {
      number,
      id: newId(),
      revisionId: newId(),
      publicationId: newId(),
      account: skewed(random, sizes.accounts),
      channel: skewed(random, sizes.channels),
      cover: random() < 0.6 ? even(random, sizes.covers) : null,
      language: theme.language,
      title,
      slug: slugify(title),
      at: new Date(clock),
      paragraphs: Array.from(
        { length: 3 + even(random, 3) },
        () => theme.paragraphs[even(random, theme.paragraphs.length)] as number,
      ),
      topics: [
        ...new Set(
          Array.from(
            { length: 1 + even(random, 3) },
            () => theme.topics[even(random, theme.topics.length)] as number,
          ),
        ),
      ],
    }
  }
}

/** One of a hundred thousand names, in one title of ten. */
function rareWord(isEnglish: boolean, random: () => number): string {
  if (random() > 0.1) return ''
  const name = even(random, 100_000)
  if (isEnglish) return ` zq${name.toString(36)}`
  return `${String.fromCharCode(0x5000 + (name % 2000))}${String.fromCharCode(0x6500 + Math.floor(name / 2000))}`
}
