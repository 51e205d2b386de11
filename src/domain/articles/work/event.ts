import { newId } from '../../../kernel/ids.ts'
import type { Db, Tx } from '../../../platform/database/index.ts'

/** What can happen to an article on its way. Words for each are `studio.event.{kind}`. */
export const EVENT_KINDS = [
  'begun',
  'submitted',
  'withdrawn',
  'assigned',
  'noted',
  'note_resolved',
  'edit_proposed',
  'edit_accepted',
  'edit_declined',
  'changes_asked',
  'refused',
  'approved',
  'scheduled',
  'unscheduled',
  'published',
  'revised',
  'channel_moved',
  'retracted',
  'restored',
  'discarded',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** An entry of an article's history. `actor` is a person's name; null for the portal itself. */
export type ArticleEvent = {
  id: string
  kind: EventKind
  actor: string | null
  actorId: string | null
  at: Date
  details: Record<string, unknown>
}

/** Adds an entry to an article's history, which is never changed. */
export async function recordEvent(
  tx: Tx,
  {
    articleId,
    kind,
    actor,
    details = {},
    now,
  }: { articleId: string; kind: EventKind; actor: string | null; details?: object; now: Date },
): Promise<void> {
  await tx.db
    .insertInto('article_event')
    .values({ id: newId(), article_id: articleId, kind, actor, at: now, details: JSON.stringify(details) })
    .execute()
}

/** An article's history, newest first, at most 200 entries. One query. */
export async function historyOfArticle(db: Db | Tx['db'], articleId: string): Promise<ArticleEvent[]> {
  const rows = await db
    .selectFrom('article_event')
    .leftJoin('person', 'person.id', 'article_event.actor')
    .select([
      'article_event.id',
      'article_event.kind',
      'article_event.actor as actorId',
      'article_event.at',
      'article_event.details',
      'person.name as actor',
    ])
    .where('article_event.article_id', '=', articleId)
    .orderBy('article_event.id', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    ...row,
    kind: row.kind as EventKind,
    details: row.details as Record<string, unknown>,
  }))
}
