import { sql } from 'kysely'
import { type Database, statement, type Tx } from '../../platform/database/index.ts'

/** Articles after which a new file begins; the protocol allows 50,000 addresses in one. */
export const SITEMAP_STEP = 10_000
/** Files that one index may name. */
const MOST_FILES = 49_000
const AT_ONCE = 100

const starts = statement<{ start: string }>(
  `select start from sitemap_start order by start desc limit ${MOST_FILES}`,
)

/** The article after which each sitemap file begins ('0' for the first), the newest file first. */
export async function sitemapStarts(database: Database): Promise<string[]> {
  return (await starts(database, [])).map((row) => row.start)
}

const bounds = statement<{ until: string | null }>(`
  select (select min(n.start) from sitemap_start n where n.start > s.start) as until from sitemap_start s where s.start = $1`)

/** Up to which article the file that begins after `start` goes: null for the last; undefined when there is no such file. */
export async function sitemapEnd(database: Database, start: string): Promise<string | null | undefined> {
  return (await bounds(database, [start]))[0]?.until
}

/**
 * Begins new files where the last one has grown to its size, at most a hundred at once. Looks at the articles of the
 * last file alone. Purges the tag `sitemaps` when there are new ones.
 */
export async function extendSitemaps(tx: Tx, step = SITEMAP_STEP): Promise<number> {
  const { rows } = await sql<{ start: string }>`
    insert into sitemap_start (start)
    with recursive step(start, number) as (
      select max(start), 0 from sitemap_start
      union all
      select (select l.article_id from listing l where l.article_id > step.start
               order by l.article_id offset ${sql.lit(step - 1)} limit 1), step.number + 1
        from step where step.start is not null and step.number < ${sql.lit(AT_ONCE)})
    select start from step where start is not null and number > 0
        on conflict do nothing
    returning start`.execute(tx.db)
  if (rows.length > 0) tx.purge('sitemaps')
  return rows.length
}
