import { sql } from 'kysely'
import type { Database } from '../../platform/database/index.ts'

/** So long and so many articles are kept of what a person read. */
export const HISTORY_DAYS = 180
export const HISTORY_LENGTH = 1000

const DAY_MS = 86_400_000
const BATCH = 5000
const PEOPLE = 500

/**
 * The nightly end of histories: what is older than HISTORY_DAYS, and of those who read yesterday or today what is
 * beyond HISTORY_LENGTH articles. In small transactions.
 */
export async function forgetHistory({ db }: Pick<Database, 'db'>, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - HISTORY_DAYS * DAY_MS)
  for (let deleted = BATCH; deleted === BATCH; ) {
    const { rows } = await sql<{ deleted: number }>`
      with old as (select person_id, article_id from reading_history where read_at < ${oldest} limit ${sql.lit(BATCH)}),
      gone as (delete from reading_history h using old
                where h.person_id = old.person_id and h.article_id = old.article_id and h.read_at < ${oldest} returning 1)
      select count(*)::int as deleted from gone`.execute(db)
    deleted = rows[0]?.deleted ?? 0
  }
  const lately = new Date(now.getTime() - 2 * DAY_MS)
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { rows } = await sql<{ person_id: string }>`
      select p.id as person_id from person p
       where p.id > ${after} and exists (
         select from reading_history h where h.person_id = p.id and h.read_at > ${lately})
       order by p.id limit ${sql.lit(PEOPLE)}`.execute(db)
    await sql`
      delete from reading_history h using (
        select p.id, (select read_at from reading_history where person_id = p.id
                       order by read_at desc, article_id desc offset ${sql.lit(HISTORY_LENGTH)} limit 1) as beyond
          from unnest(${rows.map((row) => row.person_id)}::text[]) as p (id)) cut
       where h.person_id = cut.id and h.read_at <= cut.beyond`.execute(db)
    after = rows.length === PEOPLE ? rows.at(-1)?.person_id : undefined
  }
}
