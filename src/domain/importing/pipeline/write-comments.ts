import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { addComments } from '../../comments/index.ts'
import { cleanText, cutText } from '../clean-text.ts'
import type { SourceComment } from '../source.ts'
import { findImported, rememberImported } from './imported.ts'
import type { Run } from './run.ts'

const BODY_LIMIT = 20_000
const LINE_LIMIT = 300
const ROWS = 1000

/**
 * Stores the comments that were not imported before, under their articles, replies under what they reply to. A comment
 * is never changed by a later import. `articleIds` has the article of each key.
 */
export async function writeComments(
  tx: Tx,
  run: Run,
  comments: SourceComment[],
  articleIds: ReadonlyMap<string, string>,
): Promise<{ created: number; unchanged: number }> {
  const place = { db: tx.db, source: run.source.name }
  const keys = new Set(comments.flatMap(({ key, parentKey }) => (parentKey ? [key, parentKey] : [key])))
  const known = new Map<string, string>()
  for (const part of parts([...keys]))
    for (const [key, { targetId }] of await findImported(place, 'comment', part)) known.set(key, targetId)
  const fresh = new Map(
    comments.filter(({ key }) => !known.has(key)).map((comment) => [comment.key, comment]),
  )
  const ordered = parentsFirst(fresh)
  for (const comment of ordered) known.set(comment.key, newId())
  const rows = ordered.map((comment) => ({
    id: known.get(comment.key) as string,
    articleId: articleIds.get(comment.articleKey) as string,
    parentId: parentOf(comment, known),
    authorName: line(comment.authorName) ?? '',
    authorEmail: line(comment.authorEmail),
    authorUrl: line(comment.authorUrl),
    body: cutText(cleanText(comment.body, 'comment', []), BODY_LIMIT),
    state: comment.state,
    createdAt: comment.createdAt ?? run.now,
  }))
  for (const part of parts(rows)) await addComments(tx, part, run.now)
  const items = ordered.map(({ key }) => ({ key, targetId: known.get(key) as string, hash: 'comment' }))
  for (const part of parts(items)) await rememberImported(place, 'comment', part, run.now)
  return { created: ordered.length, unchanged: comments.length - ordered.length }
}

/** So that a row never refers to one that is inserted later; a circle of replies is broken where it is met. */
function parentsFirst(fresh: Map<string, SourceComment>): SourceComment[] {
  const ordered = new Set<SourceComment>()
  for (const first of fresh.values()) {
    const chain: SourceComment[] = []
    for (let at: SourceComment | undefined = first; at && !ordered.has(at) && !chain.includes(at); ) {
      chain.push(at)
      at = at.parentKey ? fresh.get(at.parentKey) : undefined
    }
    for (const comment of chain.reverse()) ordered.add(comment)
  }
  return [...ordered]
}

function parentOf(comment: SourceComment, known: ReadonlyMap<string, string>): string | null {
  return comment.parentKey && comment.parentKey !== comment.key
    ? (known.get(comment.parentKey) ?? null)
    : null
}

function line(text: string | null): string | null {
  return text ? cutText(cleanText(text, 'comment', []).replace(/\s+/g, ' ').trim(), LINE_LIMIT) : null
}

function parts<T>(list: T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / ROWS) }, (_, at) =>
    list.slice(at * ROWS, (at + 1) * ROWS),
  )
}
