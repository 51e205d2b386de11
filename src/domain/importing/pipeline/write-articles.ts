import { sql } from 'kysely'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/database/index.ts'
import {
  type CreatedArticle,
  createArticles,
  keepWork,
  publishArticle,
  publishCreated,
  reviseArticle,
  scheduleArticle,
} from '../../articles/index.ts'
import type { Imported } from './imported.ts'
import type { Prepared } from './prepare.ts'
import type { Run } from './run.ts'

export type Written = { articleId: string; outcome: 'created' | 'revised' }

/**
 * Writes prepared articles through the verbs of articles: those that are new all together, and a revision of each that
 * was imported before. `ids` has the article of each key.
 */
export async function writeArticles(
  tx: Tx,
  run: Run,
  prepared: Prepared[],
  known: ReadonlyMap<string, Imported>,
  ids: ReadonlyMap<string, string>,
): Promise<Written[]> {
  const works = prepared.map((one): Work => {
    const { key } = one.article
    const isNew = !known.get(key)?.hash
    return { prepared: one, articleId: ids.get(key) as string, outcome: isNew ? 'created' : 'revised' }
  })
  await createAll(
    tx,
    run,
    works.filter(({ outcome }) => outcome === 'created'),
  )
  for (const work of works) if (work.outcome === 'revised') await revise(tx, run, work)
  return works.map(({ articleId, outcome }) => ({ articleId, outcome }))
}

type Work = Written & { prepared: Prepared }

/** IDs for articles that have none yet, and for those that are only linked to so far. */
export function assignIds(keys: Iterable<string>, known: ReadonlyMap<string, Imported>): Map<string, string> {
  const ids = new Map<string, string>()
  for (const key of keys) if (!ids.has(key)) ids.set(key, known.get(key)?.targetId ?? newId())
  return ids
}

async function createAll(tx: Tx, run: Run, works: Work[]): Promise<void> {
  const { actor } = run
  // Their history begins when they were published, not when they were imported.
  const begun = works.map(({ articleId, prepared: { accountId, draft, timing } }) => {
    const now = new Date(Math.min(timing.at.getTime(), run.now.getTime()))
    return { articleId, accountId, draft, timing, actor, now }
  })
  const created = await createArticles(tx, begun)
  const dated = begun.map(({ timing, now }, at) => ({
    ...(created[at] as CreatedArticle),
    ...timing,
    actor,
    now,
  }))
  const published = dated.filter(({ status }) => status === 'published')
  await publishCreated(
    tx,
    published.map((one) => ({ ...one, publishedAt: one.at })),
  )
  for (const { status, articleId, revisionId, at } of dated)
    if (status === 'scheduled')
      await scheduleArticle(tx, { articleId, revisionId, publishAt: at, actor, now: run.now })
  await keepWork(
    tx,
    dated.filter(({ status }) => status === 'draft').map(({ articleId }) => articleId),
  )
}

async function revise(tx: Tx, run: Run, { prepared, articleId }: Work): Promise<void> {
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
