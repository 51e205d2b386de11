import type { RevisionDraft } from '../../domain/articles/index.ts'
import type { BlockNode, Paragraph } from '../../kernel/document/index.ts'
import { CHINESE } from './chinese.ts'
import { ENGLISH } from './english.ts'
import { choose, chooseSubject, fillIn, type Subject, type Words } from './words.ts'

/** What generated articles may show: IDs of channels and of pictures for covers. */
export type Shown = { channelIds: readonly string[]; coverIds: readonly string[] }

const ENGLISH_SHARE = 0.25
const COVER_SHARE = 0.7

/** Names of all topics that generated articles have. */
export const GENERATED_TOPICS: readonly string[] = [...CHINESE.topics, ...ENGLISH.topics]

/** One plausible article: a title, a summary, and some 300 to 600 characters of text in a real document. */
export function writeDraft(random: () => number, shown: Shown): RevisionDraft {
  const words = random() < ENGLISH_SHARE ? ENGLISH : CHINESE
  const subject = chooseSubject(random, words)
  const topics = [choose(random, words.topics), choose(random, words.topics)]
  return {
    title: fillIn(random, choose(random, words.titles), subject),
    summary: sentences(random, words, subject, 1),
    language: words.language,
    label: 'original',
    body: { type: 'doc', content: blocks(random, words, subject) },
    place: words.language === 'en' ? undefined : subject.place,
    coverMediaId:
      shown.coverIds.length > 0 && random() < COVER_SHARE ? choose(random, shown.coverIds) : undefined,
    channelId: shown.channelIds.length > 0 ? choose(random, shown.channelIds) : undefined,
    topics: [...new Set(topics)],
  }
}

function blocks(random: () => number, words: Words, subject: Subject): BlockNode[] {
  const text = (count: number): Paragraph => paragraph(sentences(random, words, subject, count))
  const heading = (): BlockNode => ({
    type: 'heading',
    attrs: { level: 2 },
    content: [{ type: 'text', text: choose(random, words.headings) }],
  })
  const body: BlockNode[] = [text(2), text(3), heading(), text(3)]
  if (random() < 0.4) body.push({ type: 'blockquote', content: [text(1)] })
  if (random() < 0.3) body.push({ type: 'bulletList', content: words.lists.slice(0, 3).map(item) })
  body.push(text(3))
  if (random() < 0.5) body.push(heading(), text(4))
  body.push(text(2))
  return body
}

function sentences(random: () => number, words: Words, subject: Subject, count: number): string {
  return Array.from({ length: count }, () => fillIn(random, choose(random, words.sentences), subject)).join(
    words.joiner,
  )
}

function paragraph(text: string): Paragraph {
  return { type: 'paragraph', content: [{ type: 'text', text }] }
}

function item(text: string) {
  return { type: 'listItem' as const, content: [paragraph(text)] }
}
