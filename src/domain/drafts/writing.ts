import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { findSubject } from '../articles/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'

/** How long somebody counts as writing after the last sign of life. */
export const WRITING_SECONDS = 60

/** Who writes an article now, in which browser window, since when. */
export type Writing = { session: string; personId: string; name: string; since: Date }

type Taking = {
  articleId: string
  /** The browser window: made by the page, unguessable enough to tell two windows apart. */
  session: string
  /** Takes the place of whoever writes. */
  takeOver?: boolean
  actor: Actor
  now: Date
}

/**
 * Says that a window is writing an article, and goes on saying so each time it is called. Gives null when it has the
 * article, or whoever has it. Throws `article.not_found`, `people.forbidden`, `people.wrong_state`.
 */
export async function takeWriting(tx: Tx, taking: Taking): Promise<Writing | null> {
  const subject = await findSubject(tx.db, taking.articleId)
  if (!subject) throw new CodedError('article.not_found', { articleId: taking.articleId })
  mustBeAllowed(taking.actor, 'article.write', subject, 'article.not_found')
  return holdWriting(tx, taking)
}

/** {@link takeWriting} after the actor was checked. */
export async function holdWriting(tx: Tx, taking: Taking): Promise<Writing | null> {
  const { articleId, session, takeOver = false, actor, now } = taking
  const { rows } = await sql`
    insert into writing (article_id, session, person_id, since, seen_at)
    values (${articleId}, ${session}, ${actor.personId}, ${now}, ${now})
    on conflict (article_id) do update set
      session = excluded.session, person_id = excluded.person_id, seen_at = excluded.seen_at,
      since = case when writing.session = excluded.session then writing.since else excluded.since end
    where writing.session = excluded.session or writing.seen_at <= ${endOf(now)} or ${takeOver}
    returning article_id`.execute(tx.db)
  if (rows.length > 0) return null
  return (await writingNow(tx.db, articleId, now)) ?? null
}

/** Who writes an article now, or undefined. One query. */
export async function writingNow(
  db: Db | Tx['db'],
  articleId: string,
  now: Date,
): Promise<Writing | undefined> {
  const row = await db
    .selectFrom('writing')
    .innerJoin('person', 'person.id', 'writing.person_id')
    .select(['writing.session', 'writing.person_id as personId', 'person.name', 'writing.since'])
    .where('writing.article_id', '=', articleId)
    .where('writing.seen_at', '>', endOf(now))
    .executeTakeFirst()
  return row
}

/** A window was closed, or gave up. */
export async function leaveWriting(tx: Tx, articleId: string, session: string): Promise<void> {
  await tx.db
    .deleteFrom('writing')
    .where('article_id', '=', articleId)
    .where('session', '=', session)
    .execute()
}

function endOf(now: Date): Date {
  return new Date(now.getTime() - WRITING_SECONDS * 1000)
}
