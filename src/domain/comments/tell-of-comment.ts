import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { excerpt, notify } from '../notifications/index.ts'
import type { LockedComment } from './comment-row.ts'
import { handlesIn } from './text/mentions.ts'

/** People of one account who hear that it was called: those who answer for it. */
const MEMBERS_TOLD = 3
const MENTIONED_TOLD = 8

/**
 * Tells whom a comment answers, and the accounts that it calls, once it is shown; nobody of their own words. At most
 * nine people, however many it names; a person who is answered again and again under one article gets no further mail
 * until they look.
 */
export async function tellOfComment(tx: Tx, comment: LockedComment, now: Date): Promise<void> {
  const answered = comment.parentId ? await writerOf(tx, comment.parentId) : null
  const called = await membersOf(tx, handlesIn(comment.body))
  const under = `/a/${comment.articleId}/comments/`
  const told = new Set<string | null>([comment.personId, null])
  const tell = async (kind: string, personId: string | null): Promise<void> => {
    if (personId === null || told.has(personId)) return
    told.add(personId)
    await notify(tx, {
      personId,
      kind,
      params: {
        who: comment.authorName,
        title: await titleOf(tx, comment.articleId),
        text: excerpt(comment.body),
      },
      href: `${under}${comment.id}`,
      about: comment.id,
      under,
      now,
    })
  }
  await tell('comment.reply', answered)
  for (const personId of called) await tell('comment.mention', personId)
}

async function writerOf(tx: Tx, commentId: string): Promise<string | null> {
  const { rows } = await sql<{ person_id: string | null }>`
    select person_id from comment where id = ${commentId} and state = 'visible'`.execute(tx.db)
  return rows[0]?.person_id ?? null
}

async function membersOf(tx: Tx, handles: string[]): Promise<string[]> {
  if (handles.length === 0) return []
  const { rows } = await sql<{ person_id: string }>`
    select m.person_id from account a cross join lateral (
      select person_id from account_member where account_id = a.id and role in ('owner', 'editor')
       order by role desc, joined_at limit ${sql.lit(MEMBERS_TOLD)}) m
     where a.handle = any(${handles}::text[]) limit ${sql.lit(MENTIONED_TOLD)}`.execute(tx.db)
  return rows.map((row) => row.person_id)
}

/** The title of an article that is shown, else ''. */
export async function titleOf(tx: Tx, articleId: string): Promise<string> {
  const { rows } = await sql<{ title: string }>`
    select title from listing where article_id = ${articleId}`.execute(tx.db)
  return rows[0]?.title ?? ''
}
