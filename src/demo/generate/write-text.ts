import type { BlockNode, Document, Paragraph } from '../../kernel/document/index.ts'
import { CHINESE } from './chinese.ts'
import { ENGLISH } from './english.ts'
import { choose, chooseSubject, fillIn, type Subject, type Words } from './words.ts'

/** A generated text without its title: what it is about, and some 250 to 450 characters in a real document. */
export type FillerText = { words: Words; subject: Subject; summary: string; topics: string[]; body: Document }

const ENGLISH_SHARE = 0.25

/** Names of all topics that generated articles have. */
export const GENERATED_TOPICS: readonly string[] = [...CHINESE.topics, ...ENGLISH.topics]

export function writeText(random: () => number): FillerText {
  const words = random() < ENGLISH_SHARE ? ENGLISH : CHINESE
  const subject = chooseSubject(random, words)
  return {
    words,
    subject,
    summary: sentences(random, words, subject, 1),
    topics: [...new Set([choose(random, words.topics), choose(random, words.topics)])],
    body: { type: 'doc', content: blocks(random, words, subject) },
  }
}

/** A title for a text; another one each time. */
export function writeTitle(random: () => number, { words, subject }: FillerText): string {
  return fillIn(random, choose(random, words.titles), subject)
}

function blocks(random: () => number, words: Words, subject: Subject): BlockNode[] {
  const text = (count: number): Paragraph => paragraph(sentences(random, words, subject, count))
  const heading = (): BlockNode => ({
    type: 'heading',
    attrs: { level: 2 },
    content: [{ type: 'text', text: choose(random, words.headings) }],
  })
  const body: BlockNode[] = [text(2), text(2), heading(), text(2)]
  if (random() < 0.4) body.push({ type: 'blockquote', content: [text(1)] })
  if (random() < 0.3) body.push({ type: 'bulletList', content: words.lists.slice(0, 3).map(item) })
  if (random() < 0.4) body.push(heading(), text(3))
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
