import { type Database, statement } from '../../platform/database/index.ts'

/** More files than one index may name. */
const MOST_FILES = 50_000

// Walks the primary key in steps of one file: one index scan of `size` entries a step.
const starts = statement<{ start: string }>(`
  with recursive step(start, count) as (
    select '0'::text collate "C", 1
    union all
    select (select l.article_id from listing l where l.article_id > step.start order by l.article_id offset $1 - 1 limit 1), step.count + 1
      from step where step.start is not null and step.count < ${MOST_FILES})
  select start from step where start is not null
    and exists (select from listing l where l.article_id > start)`)

/** The article after which each sitemap file begins ('0' for the first), for files of `size` articles. */
export async function sitemapStarts(database: Database, size: number): Promise<string[]> {
  return (await starts(database, [size])).map((row) => row.start)
}
