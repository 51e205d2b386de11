import { diffArrays, diffWordsWithSpace } from 'diff'
import { plainText } from '../../../kernel/document/plain-text.ts'
import type { Document } from '../../../kernel/document/types.ts'

// Loaded when two texts have to be compared, which is rare.

/** A piece of one side: the same on both, or only here. */
export type Piece = { text: string; only: boolean }
/** Blocks that stand beside one another; either may be missing. */
export type Row = { mine: Piece[]; theirs: Piece[] }

/** Two documents block by block, with the words that differ marked. */
export function compareDocuments(mine: Document, theirs: Document, language: string): Row[] {
  const rows: Row[] = []
  const changes = diffArrays(blocksOf(mine), blocksOf(theirs))
  for (let at = 0; at < changes.length; at++) {
    const change = changes[at]
    const next = changes[at + 1]
    if (!change) continue
    if (!change.added && !change.removed)
      rows.push(...change.value.map((text) => ({ mine: [same(text)], theirs: [same(text)] })))
    else if (change.removed && next?.added) {
      rows.push(...pair(change.value, next.value, language))
      at++
    } else
      rows.push(
        ...change.value.map((text) =>
          change.removed ? { mine: [only(text)], theirs: [] } : { mine: [], theirs: [only(text)] },
        ),
      )
  }
  return rows
}

/** One line of words against another. */
export function compareWords(mine: string, theirs: string, language: string): Row {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  const row: Row = { mine: [], theirs: [] }
  for (const { value, added, removed } of diffWordsWithSpace(mine, theirs, { intlSegmenter: segmenter })) {
    if (!added) row.mine.push({ text: value, only: removed })
    if (!removed) row.theirs.push({ text: value, only: added })
  }
  return row
}

function pair(mine: string[], theirs: string[], language: string): Row[] {
  return Array.from({ length: Math.max(mine.length, theirs.length) }, (_, at) => {
    const [left, right] = [mine[at], theirs[at]]
    if (left !== undefined && right !== undefined) return compareWords(left, right, language)
    return {
      mine: left === undefined ? [] : [only(left)],
      theirs: right === undefined ? [] : [only(right)],
    }
  })
}

function blocksOf(document: Document): string[] {
  return document.content.map((block) => plainText({ type: 'doc', content: [block] })).filter(Boolean)
}

function same(text: string): Piece {
  return { text, only: false }
}

function only(text: string): Piece {
  return { text, only: true }
}
