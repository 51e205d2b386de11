import { sql } from 'kysely'
import { foldForSearch } from '../../../kernel/text/index.ts'
import { type Database, type Tx, transact } from '../../../platform/database/index.ts'

const AT_ONCE = 200
const LATIN = /(?<![\p{L}\p{N}])[a-z]{4,24}(?![\p{L}\p{N}])/gu
const TEXT_OF_WORDS = 20_000

/**
 * Counts in how many articles each word is, in steps of a few hundred articles, until nothing is left to count. Search
 * does without these numbers for what is newer; they only help it to choose.
 */
export async function countWords(database: Database): Promise<void> {
  while ((await transact(database, countSome)) > 0) {
    // One step a transaction.
  }
}

async function countSome(tx: Tx): Promise<number> {
  // One at a time: whoever has this row counts.
  await sql`select from search_total for update`.execute(tx.db)
  const { rows } = await sql<{ id: string }>`
    delete from search_pending where (kind, id) in (
      select kind, id from search_pending where kind = 'article' and indexed order by id desc limit ${sql.lit(AT_ONCE)})
    returning id`.execute(tx.db)
  const ids = rows.map((row) => row.id)
  const gone = await takeDiscounts(tx)
  if (ids.length + gone.length === 0) return 0
  await addUp(tx, ids, gone)
  if (ids.length > 0) await countSpelling(tx, ids)
  tx.purge('search:days')
  return ids.length + gone.length
}

async function takeDiscounts(tx: Tx): Promise<string[]> {
  const rows = await tx.db.selectFrom('search_discount').select('id').orderBy('id').limit(AT_ONCE).execute()
  return rows.map((row) => row.id)
}

async function addUp(tx: Tx, ids: string[], gone: string[]): Promise<void> {
  await sql`
    with changed as materialized (
      select 1 as sign, published_at, length, terms from search_article where article_id = any(${ids}::text[])
      union all
      select -1, published_at, length, terms from search_discount where id = any(${gone}::text[])),
    days as (
      update search_day d set articles = greatest(0, d.articles + c.articles)
        from (select (published_at at time zone 'UTC')::date as day, sum(sign)::int as articles
                from changed group by 1) c
       where d.day = c.day),
    total as (
      update search_total t set articles = greatest(0, t.articles + c.articles), length = greatest(0, t.length + c.length)
        from (select sum(sign) as articles, sum(sign * length) as length from changed) c)
    insert into search_frequency as f (term, articles)
    select term, sum(sign)::int from changed, unnest(tsvector_to_array(terms)) as term
     where term !~ '^(@[dh]|~)' group by term having sum(sign) <> 0 order by term
        on conflict (term) do update set articles = greatest(0, f.articles + excluded.articles)`.execute(
    tx.db,
  )
  if (gone.length > 0) await tx.db.deleteFrom('search_discount').where('id', 'in', gone).execute()
}

/** Words in Latin letters as they are written, for what somebody may have meant. */
async function countSpelling(tx: Tx, ids: string[]): Promise<void> {
  const { rows } = await sql<{ text: string }>`
    select l.title || ' ' || left(r.plain, ${sql.lit(TEXT_OF_WORDS)}) as text
      from unnest(${ids}::text[]) as w (id)
      cross join lateral (select title, revision_id from listing where article_id = w.id limit 1) l
      cross join lateral (select plain from revision where id = l.revision_id limit 1) r`.execute(tx.db)
  const counts = new Map<string, number>()
  for (const { text } of rows)
    for (const word of new Set([...foldForSearch(text).matchAll(LATIN)].map(([word]) => word)))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  if (counts.size === 0) return
  const words = [...counts.keys()].sort()
  await sql`
    insert into search_word as w (word, articles)
    select * from unnest(${words}::text[], ${words.map((word) => counts.get(word))}::int[])
        on conflict (word) do update set articles = w.articles + excluded.articles`.execute(tx.db)
}
