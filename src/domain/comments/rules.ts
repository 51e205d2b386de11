import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { Settings } from '../settings/index.ts'
import type { CommentState } from './comment-row.ts'

/** Who writes a comment. `isNew`: in their first 24 hours. */
export type Writer = { id: string; name: string; isNew: boolean }

const DAY_MS = 24 * 3600_000
/** What somebody who is not new may write, however fast they type. */
const BURST = { comments: 20, withinMs: 600_000 }
/** Recent comments of a person that the rules look at: as many as a setting can allow on the first day. */
const LOOKED_AT = 200

/**
 * The person, locked until the commit: what they send at the same time is decided one after the other, so that a limit
 * holds exactly and a form sent twice is seen. Throws `comment.not_open` for somebody who has left.
 */
export async function lockWriter(tx: Tx, personId: string, now: Date): Promise<Writer> {
  const { rows } = await sql<{ id: string; name: string; created_at: Date }>`
    select id, name, created_at from person where id = ${personId} and left_at is null
       for no key update`.execute(tx.db)
  const [row] = rows
  if (!row) throw new CodedError('comment.not_open')
  return { id: row.id, name: row.name, isNew: now.getTime() - row.created_at.getTime() < DAY_MS }
}

type Recent = {
  id: string
  articleId: string
  parentId: string | null
  body: string
  key: string | null
  state: CommentState
  createdAt: Date
}

/** What a person wrote last, newest first. */
export async function recentOf(tx: Tx, personId: string): Promise<Recent[]> {
  const { rows } = await sql<Recent>`
    select id, article_id as "articleId", parent_id as "parentId", body, key, state, created_at as "createdAt"
      from comment where person_id = ${personId} order by id desc limit ${sql.lit(LOOKED_AT)}`.execute(tx.db)
  return rows
}

/** Throws `comment.not_open`, `comment.first_day`, `comment.too_soon`. */
export function admitWriter(writer: Writer, recent: readonly Recent[], settings: Settings, now: Date): void {
  const { commentsOpenTo, firstDayComments, secondsBetweenComments } = settings
  if (commentsOpenTo === 'nobody' || (commentsOpenTo === 'settled' && writer.isNew))
    throw new CodedError('comment.not_open', { settled: commentsOpenTo === 'settled' })
  if (writer.isNew) {
    if (recent.length >= firstDayComments)
      throw new CodedError('comment.first_day', { limit: firstDayComments })
    waitAfter(recent[0], secondsBetweenComments * 1000, now)
  }
  waitAfter(recent[BURST.comments - 1], BURST.withinMs, now)
}

function waitAfter(one: Recent | undefined, ms: number, now: Date): void {
  const left = one ? one.createdAt.getTime() + ms - now.getTime() : 0
  if (left > 0) throw new CodedError('comment.too_soon', { retryAfter: Math.ceil(left / 1000) })
}

/** Rules by which a comment is held, as its mark names them; `edit`: changed after somebody had looked at it. */
export type HoldingRule = 'all' | 'links' | 'first' | 'edit'

/**
 * The rule by which a comment waits for somebody to look at it, or undefined: shown at once. One that is changed
 * (`commentId`) is not one of those that were shown before.
 */
export async function heldBecause(
  tx: Tx,
  writer: Writer,
  { commentsReviewAll, commentsReviewFirst, commentLinks }: Settings,
  { links, commentId = '' }: { links: readonly string[]; commentId?: string },
): Promise<HoldingRule | undefined> {
  if (commentsReviewAll) return 'all'
  if (links.length > 0 && (writer.isNew || mostToOneHost(links) > commentLinks)) return 'links'
  if (commentsReviewFirst === 0) return undefined
  const { rows } = await sql`select from comment where person_id = ${writer.id} and state = 'visible'
                                 and id <> ${commentId} limit ${sql.lit(commentsReviewFirst)}`.execute(tx.db)
  return rows.length < commentsReviewFirst ? 'first' : undefined
}

function mostToOneHost(links: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const link of links) {
    const { host } = new URL(link)
    counts.set(host, (counts.get(host) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}
