import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import { indexWords } from './index-words.ts'
import { loadSpelling, type Spell } from './pinyin.ts'

type Row = {
  article_id: string
  title: string
  plain: string
  topics: string[]
  language: string
  label: string
  flags: string[]
  channel_id: string | null
  account_id: string
  published_at: Date
}

/**
 * Takes articles of the listing into the index, or anew, in the transaction that lists them: they are found right after
 * its commit. As many statements for many as for one. `areNew` is true where none of them can be in the index yet.
 */
export async function indexArticles(
  tx: Pick<Tx, 'db' | 'purge'>,
  articleIds: string[],
  { areNew = false }: { areNew?: boolean } = {},
): Promise<void> {
  if (articleIds.length === 0) return
  const [{ rows }, spell] = await Promise.all([readArticles(tx, articleIds), loadSpelling()])
  if (rows.length === 0) return
  if (!areNew) await discount(tx, articleIds)
  const json = JSON.stringify(rows.map((row) => indexed(row, spell)))
  const { rows: days } = await sql<{ day: string }>`
    with given as materialized (
      select * from json_to_recordset(${json}::json)
          as g (article_id text, published_at timestamptz, length int, terms text)),
    written as (
      insert into search_article (article_id, published_at, length, terms)
      select article_id, published_at, length, terms::tsvector from given
          on conflict (article_id) do update set
             published_at = excluded.published_at, length = excluded.length, terms = excluded.terms),
    counted as (
      insert into search_pending (kind, id, indexed) select 'article', article_id, true from given
          on conflict (kind, id) do update set indexed = true)
    insert into search_day (day)
    select distinct (published_at at time zone 'UTC')::date from given order by 1
        on conflict (day) do nothing
    returning day`.execute(tx.db)
  if (days.length > 0) tx.purge('search:days')
}

/** Takes articles out of the index, in the transaction that takes them out of the listing; call it before that. */
export async function unindexArticles(tx: Pick<Tx, 'db'>, articleIds: string[]): Promise<void> {
  if (articleIds.length === 0) return
  await discount(tx, articleIds)
  await tx.db.deleteFrom('search_article').where('article_id', 'in', articleIds).execute()
  await tx.db
    .deleteFrom('search_pending')
    .where('kind', '=', 'article')
    .where('id', 'in', articleIds)
    .execute()
}

function readArticles(tx: Pick<Tx, 'db'>, articleIds: string[]) {
  return sql<Row>`
    select l.article_id, l.title, r.plain, r.topics, l.language, l.label, l.flags, l.channel_id, l.account_id,
           l.published_at
      from unnest(${articleIds}::text[]) as w (id)
      cross join lateral (select * from listing where article_id = w.id limit 1) l
      cross join lateral (select plain, topics from revision where id = l.revision_id limit 1) r`.execute(
    tx.db,
  )
}

/** What was counted of them is taken out of the counts again. */
async function discount(tx: Pick<Tx, 'db'>, articleIds: string[]): Promise<void> {
  await sql`
    insert into search_discount (id, published_at, length, terms)
    select gen_random_uuid()::text, a.published_at, a.length, a.terms
      from search_article a
     where a.article_id = any(${articleIds}::text[])
       and not exists (select from search_pending p where p.kind = 'article' and p.id = a.article_id)`.execute(
    tx.db,
  )
}

function indexed(row: Row, spell: Spell) {
  const words = indexWords(
    { ...row, channelId: row.channel_id, accountId: row.account_id, publishedAt: row.published_at },
    spell,
  )
  return { article_id: row.article_id, published_at: row.published_at, ...words }
}
