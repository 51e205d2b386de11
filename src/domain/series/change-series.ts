import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { oneLine } from '../drafts/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import { purgeSeries } from './file-under-series.ts'
import { SERIES_LIMITS } from './series.ts'

/** What an account says of a series. */
export type SeriesWords = {
  title: string
  description: string
  coverMediaId: string | null
  /** Nothing is added to it any more. */
  closed?: boolean
}

type Acting = { actor: Actor; now: Date }

/**
 * Begins a series; `key` is an ID that the page made, so that a form that is sent twice begins one. Throws `account.not_found`, `people.forbidden`, `series.invalid` (`field`, `problem`).
 */
export async function beginSeries(
  tx: Tx,
  { accountId, words, key, actor, now }: { accountId: string; words: SeriesWords; key?: string } & Acting,
): Promise<{ seriesId: string }> {
  mustBeAllowed(actor, 'series.change', { accountId }, 'account.not_found')
  const seriesId = key ?? newId()
  await tx.db
    .insertInto('series')
    .values({
      id: seriesId,
      account_id: accountId,
      ...(await rowOf(tx, words)),
      created_at: now,
      created_by: actor.personId,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  tx.purge(`account:${accountId}`)
  return { seriesId }
}

/** Changes a series' words, cover or whether it is closed. Throws `series.not_found`, `people.forbidden`, `series.invalid`. */
export async function changeSeries(
  tx: Tx,
  { seriesId, words, actor, now }: { seriesId: string; words: SeriesWords } & Acting,
): Promise<void> {
  const accountId = await lockOwn(tx, seriesId, actor)
  const closed = words.closed ? sql<Date>`coalesce(closed_at, ${now})` : null
  await tx.db
    .updateTable('series')
    .set({ ...(await rowOf(tx, words)), closed_at: closed })
    .where('id', '=', seriesId)
    .execute()
  await purgeSeries(tx, seriesId)
  tx.purge(`account:${accountId}`)
}

/**
 * Puts the articles of a series in this order; those not named come after, as they were. Throws `series.not_found`,
 * `people.forbidden`.
 */
export async function orderSeries(
  tx: Tx,
  { seriesId, articleIds, actor }: { seriesId: string; articleIds: string[]; actor: Actor },
): Promise<void> {
  await lockOwn(tx, seriesId, actor)
  await sql`
    update series_entry e set position = o.place
      from (select article_id, row_number() over (
                     order by array_position(${articleIds}::text[], article_id) nulls last, position, article_id) as place
              from series_entry where series_id = ${seriesId}) o
     where e.series_id = ${seriesId} and e.article_id = o.article_id`.execute(tx.db)
  await purgeSeries(tx, seriesId)
}

/**
 * Takes an article out of a series: by the series' account, or by the article's. Throws `series.not_found`,
 * `people.forbidden`.
 */
export async function dropFromSeries(
  tx: Tx,
  { seriesId, articleId, actor }: { seriesId: string; articleId: string; actor: Actor },
): Promise<void> {
  const article = await tx.db
    .selectFrom('article')
    .innerJoin('series_entry', 'series_entry.article_id', 'article.id')
    .select('article.account_id')
    .where('article.id', '=', articleId)
    .where('series_entry.series_id', '=', seriesId)
    .executeTakeFirst()
  const isOwn = article && actor.members.some((member) => member.accountId === article.account_id)
  if (isOwn) mustBeAllowed(actor, 'series.change', { accountId: article.account_id }, 'series.not_found')
  else await lockOwn(tx, seriesId, actor)
  await tx.db
    .deleteFrom('series_entry')
    .where('series_id', '=', seriesId)
    .where('article_id', '=', articleId)
    .execute()
  await tx.db
    .updateTable('draft')
    .set({ series_id: null })
    .where('article_id', '=', articleId)
    .where('series_id', '=', seriesId)
    .execute()
  await purgeSeries(tx, seriesId)
}

/** The account of a series that the actor may change, locked. Throws `series.not_found`, `people.forbidden`. Internal to series. */
export async function lockOwn(tx: Tx, seriesId: string, actor: Actor): Promise<string> {
  const row = await tx.db
    .selectFrom('series')
    .select('account_id')
    .where('id', '=', seriesId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new CodedError('series.not_found', { seriesId })
  mustBeAllowed(actor, 'series.change', { accountId: row.account_id }, 'series.not_found')
  return row.account_id
}

async function rowOf(tx: Tx, words: SeriesWords) {
  const title = oneLine(words.title.slice(0, 2000))
  const description = words.description
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .toWellFormed()
    .trim()
  if (!title) throw new CodedError('series.invalid', { field: 'title', problem: 'missing' })
  if ([...title].length > SERIES_LIMITS.title)
    throw new CodedError('series.invalid', {
      field: 'title',
      problem: 'too_long',
      limit: SERIES_LIMITS.title,
    })
  if (description.length > SERIES_LIMITS.description)
    throw new CodedError('series.invalid', {
      field: 'description',
      problem: 'too_long',
      limit: SERIES_LIMITS.description,
    })
  if (words.coverMediaId) {
    const cover = await tx.db
      .selectFrom('media')
      .select('id')
      .where('id', '=', words.coverMediaId)
      .where('kind', '=', 'picture')
      .executeTakeFirst()
    if (!cover) throw new CodedError('series.invalid', { field: 'coverMediaId', problem: 'unknown' })
  }
  return { title, description, cover_media_id: words.coverMediaId }
}
