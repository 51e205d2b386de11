import { sql } from 'kysely'
import { type Database, statement } from '../../../platform/database/index.ts'
import type { ForYouItem } from './assemble.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** How far back a reader's own lists are looked through. */
const LISTS_LOOKED_AT = 30

const note = statement(`
  insert into for_you_list (person_id, minute, items) values ($1, $2, $3)
  on conflict (person_id, minute) do update set items = excluded.items`)

/** Notes a list as its reader was shown it; within one minute the last one counts. */
export async function noteList(
  database: Database,
  personId: string,
  items: readonly ForYouItem[],
  now: Date,
): Promise<void> {
  const minute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS)
  await note(database, [personId, minute, JSON.stringify(items)])
}

const last = statement<{ item: ForYouItem; minute: Date }>(`
  select i.item, s.minute
    from (select items, minute from for_you_list where person_id = $1 order by minute desc limit ${LISTS_LOOKED_AT}) s
    cross join lateral jsonb_array_elements(s.items) as i(item)
   where i.item ->> 'id' = $2 order by s.minute desc limit 1`)

/** How an article came into a reader's own list, as it last stood in one of their latest thirty. One query. */
export async function lastShown(
  database: Database,
  personId: string,
  articleId: string,
): Promise<{ item: ForYouItem; at: Date } | undefined> {
  const [row] = await last(database, [personId, articleId])
  return row && { item: row.item, at: row.minute }
}

/** Deletes lists that were shown more than `days` days ago, in small steps. */
export async function forgetLists(database: Database, days: number, now: Date): Promise<void> {
  const before = new Date(now.getTime() - days * DAY_MS)
  for (;;) {
    const { numAffectedRows } = await sql`
      delete from for_you_list where (person_id, minute) in
        (select person_id, minute from for_you_list where minute < ${before} order by minute limit 2000)`.execute(
      database.db,
    )
    if (!numAffectedRows) return
  }
}
