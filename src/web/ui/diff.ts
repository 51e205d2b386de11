import { diffArrays } from 'diff'
import { segmenter } from '../../kernel/text/index.ts'

/** What changed between two texts; from {@link diffRevisions}. */
export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string }
export type DiffParagraph = { kind: 'same' | 'added' | 'removed' | 'changed'; parts: DiffPart[] }
export type RevisionDiff = {
  title?: DiffPart[]
  /** Unchanged stretches are shortened: `skipped` paragraphs are not shown. */
  blocks: ({ kind: 'paragraph'; paragraph: DiffParagraph } | { kind: 'skipped'; count: number })[]
  /** The texts were too long to compare word by word; whole paragraphs are shown. */
  coarse: boolean
}

export type DiffSide = { title: string; plain: string }

/** Beyond this many characters on either side, paragraphs are compared whole. */
const MAX_CHARACTERS = 60_000
/** Edits after which two texts count as different texts; bounds the work, which grows with their square. */
const MAX_EDITS = 600
/** Unchanged paragraphs shown around a change. */
const CONTEXT = 1

/**
 * What changed from one revision to the next: paragraph by paragraph, then word by word inside a paragraph that
 * changed. `language` is a BCP 47 tag, for word boundaries. Work and result are bounded for texts of any length.
 */
export function diffRevisions(older: DiffSide, newer: DiffSide, language: string): RevisionDiff {
  const coarse = Math.max(older.plain.length, newer.plain.length) > MAX_CHARACTERS
  const compare = coarse ? wholeParagraphs : (a: string, b: string) => byWords(a, b, language)
  const title = older.title === newer.title ? undefined : words(older.title, newer.title, language)
  return {
    ...(title && { title }),
    blocks: shorten(compareParagraphs(paragraphs(older.plain), paragraphs(newer.plain), compare)),
    coarse,
  }
}

type Compare = (removed: string, added: string) => DiffParagraph[]

function compareParagraphs(older: string[], newer: string[], compare: Compare): DiffParagraph[] {
  const changes = diffArrays(older, newer, { maxEditLength: MAX_EDITS })
  if (!changes)
    return [...older.map((text) => whole('removed', text)), ...newer.map((text) => whole('added', text))]
  const result: DiffParagraph[] = []
  let removed: string[] = []
  for (const change of changes) {
    if (change.removed) {
      removed = change.value
    } else if (change.added) {
      result.push(...pairUp(removed, change.value, compare))
      removed = []
    } else {
      result.push(...removed.map((text) => whole('removed', text)))
      removed = []
      result.push(...change.value.map((text) => whole('same', text)))
    }
  }
  return [...result, ...removed.map((text) => whole('removed', text))]
}

/** Removed and added paragraphs at the same place are taken for each other's older and newer form, in order. */
function pairUp(removed: string[], added: string[], compare: Compare): DiffParagraph[] {
  const pairs = Math.min(removed.length, added.length)
  return [
    ...added.slice(0, pairs).flatMap((text, index) => compare(removed[index] as string, text)),
    ...removed.slice(pairs).map((text) => whole('removed', text)),
    ...added.slice(pairs).map((text) => whole('added', text)),
  ]
}

function byWords(removed: string, added: string, language: string): DiffParagraph[] {
  const parts = words(removed, added, language)
  const kept = parts.reduce((sum, part) => sum + (part.kind === 'same' ? part.text.length : 0), 0)
  // With little in common, words mixed from two paragraphs read as nonsense.
  if (kept * 3 < Math.max(removed.length, added.length)) return wholeParagraphs(removed, added)
  return [{ kind: 'changed', parts }]
}

function wholeParagraphs(removed: string, added: string): DiffParagraph[] {
  return [whole('removed', removed), whole('added', added)]
}

function words(older: string, newer: string, language: string): DiffPart[] {
  const changes = diffArrays(tokens(older, language), tokens(newer, language), { maxEditLength: MAX_EDITS })
  if (!changes) {
    return [
      { kind: 'removed', text: older },
      { kind: 'added', text: newer },
    ]
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

function tokens(text: string, language: string): string[] {
  return [...segmenter(language, 'word').segment(text)].map(({ segment }) => segment)
}

function paragraphs(plain: string): string[] {
  return plain.split(/\n+/).filter((line) => line.trim() !== '')
}

function whole(kind: 'same' | 'added' | 'removed', text: string): DiffParagraph {
  return { kind, parts: [{ kind, text }] }
}

/** Keeps what changed and a paragraph around it; the rest is counted. */
function shorten(all: DiffParagraph[]): RevisionDiff['blocks'] {
  const blocks: RevisionDiff['blocks'] = []
  let skipped = 0
  for (const [index, paragraph] of all.entries()) {
    const near = all.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1)
    if (near.every(({ kind }) => kind === 'same')) {
      skipped += 1
      continue
    }
    if (skipped > 0) blocks.push({ kind: 'skipped', count: skipped })
    skipped = 0
    blocks.push({ kind: 'paragraph', paragraph })
  }
  if (skipped > 0) blocks.push({ kind: 'skipped', count: skipped })
  return blocks
}
