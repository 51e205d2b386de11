import { sql } from 'kysely'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/database/index.ts'
import {
  type CreatedArticle,
  createArticles,
  keepWork,
  publishArticle,
  publishCreated,
  type RevisedArticle,
  reviseArticles,
  scheduleArticle,
} from '../../articles/index.ts'
import type { Imported } from './imported.ts'
import type { Prepared } from './prepare.ts'
import type { Run } from './run.ts'

export type Written = {
  articleId: string
  outcome: 'created' | 'revised'
  /** It is a draft in the source by now, and stays published here. */
  staysPublished: boolean
}

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
    const outcome = isNew ? 'created' : 'revised'
    return { prepared: one, articleId: ids.get(key) as string, outcome, staysPublished: false }
  })
  // Articles are locked before anything else is, as all verbs do it.
  await reviseAll(
    tx,
    run,
    works.filter(({ outcome }) => outcome === 'revised'),
  )
  await createAll(
    tx,
    run,
    works.filter(({ outcome }) => outcome === 'created'),
  )
  return works
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

async function reviseAll(tx: Tx, run: Run, works: Work[]): Promise<void> {
  const { actor, now } = run
  const revised = await reviseArticles(
    tx,
    works.map(({ articleId, prepared: { draft } }) => ({ articleId, draft, kind: 'update', actor, now })),
  )
  for (const [at, work] of works.entries()) {
    const { isPublished, revisionId } = revised[at] as RevisedArticle
    if (isPublished) work.staysPublished = work.prepared.timing.status === 'draft'
    else await takeOver(tx, run, work, revisionId)
  }
}

/** Publishes or schedules the new revision of an article that was not published, when its source does. */
async function takeOver(tx: Tx, run: Run, { articleId, prepared }: Work, revisionId: string): Promise<void> {
  const { status, at } = prepared.timing
  const { actor, now } = run
  // A schedule that waits publishes the revision it names: it must name the new one.
  if (status === 'scheduled' || (status === 'published' && (await isScheduled(tx, articleId))))
    await scheduleArticle(tx, { articleId, revisionId, publishAt: at, actor, now })
  else if (status === 'published')
    await publishArticle(tx, { articleId, revisionId, publishedAt: at, actor, now })
}

async function isScheduled(tx: Tx, articleId: string): Promise<boolean> {
  const { rows } = await sql`
    select from schedule where article_id = ${articleId} and done_at is null and cancelled_at is null`.execute(
    tx.db,
  )
  return rows.length > 0
}
