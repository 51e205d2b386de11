import { sql } from 'kysely'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { createArticle, publishArticle, reviseArticle, scheduleArticle } from '../../articles/index.ts'
import type { Imported } from './imported.ts'
import type { Prepared } from './prepare.ts'
import type { Run } from './run.ts'

export type Written = { articleId: string; outcome: 'created' | 'revised' }

/** Writes one prepared article through the verbs of articles: a new one, or a revision of the one imported before. */
export async function writeArticle(
  tx: Tx,
  run: Run,
  prepared: Prepared,
  known: Imported | undefined,
  articleId: string,
): Promise<Written> {
  const isNew = !known || known.hash === ''
  if (isNew) await create(tx, run, prepared, articleId)
  else await revise(tx, run, prepared, articleId)
  return { articleId, outcome: isNew ? 'created' : 'revised' }
}

/** IDs for articles that have none yet, and for those that are only linked to so far. */
export function assignIds(keys: Iterable<string>, known: ReadonlyMap<string, Imported>): Map<string, string> {
  const ids = new Map<string, string>()
  for (const key of keys) if (!ids.has(key)) ids.set(key, known.get(key)?.targetId ?? newId())
  return ids
}

async function create(tx: Tx, run: Run, prepared: Prepared, articleId: string): Promise<void> {
  const { accountId, draft, timing } = prepared
  const { actor } = run
  // Its history begins when it was published, not when it was imported.
  const now = new Date(Math.min(timing.at.getTime(), run.now.getTime()))
  const { revisionId } = await createArticle(tx, { accountId, draft, articleId, actor, now })
  if (timing.status === 'published')
    await publishArticle(tx, { articleId, revisionId, publishedAt: timing.at, actor, now })
  if (timing.status === 'scheduled')
    await scheduleArticle(tx, { articleId, revisionId, publishAt: timing.at, actor, now: run.now })
}

async function revise(tx: Tx, run: Run, prepared: Prepared, articleId: string): Promise<void> {
  const { draft, timing } = prepared
  const { actor, now } = run
  const state = await readState(tx, articleId)
  const { revisionId } = await reviseArticle(tx, { articleId, draft, kind: 'update', actor, now })
  if (state.published) {
    if (timing.status === 'draft')
      prepared.changed.push({ what: 'stays_published', detail: 'is a draft in the source' })
    return
  }
  // A schedule that waits publishes the revision it names: it must name the new one.
  if (timing.status === 'scheduled' || (timing.status === 'published' && state.scheduled))
    await scheduleArticle(tx, { articleId, revisionId, publishAt: timing.at, actor, now })
  else if (timing.status === 'published')
    await publishArticle(tx, { articleId, revisionId, publishedAt: timing.at, actor, now })
}

async function readState(tx: Tx, articleId: string): Promise<{ published: boolean; scheduled: boolean }> {
  const { rows } = await sql<{ published: boolean; scheduled: boolean }>`
    select exists (select from publication where article_id = ${articleId}) as published,
           exists (select from schedule
                    where article_id = ${articleId} and done_at is null and cancelled_at is null) as scheduled`.execute(
    tx.db,
  )
  return rows[0] ?? { published: false, scheduled: false }
}
