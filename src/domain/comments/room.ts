import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/**
 * Takes as many floors of each article as are asked for, and gives the last one of them. The articles' rooms stay locked
 * until the commit, so that no floor is given twice and none is left out.
 */
export async function takeFloors(
  tx: Pick<Tx, 'db'>,
  wanted: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  if (wanted.size === 0) return new Map()
  const { ids, counts } = columns(wanted)
  const { rows } = await sql<{ article_id: string; floors: number }>`
    insert into comment_room as r (article_id, floors)
    select id, n from unnest(${ids}::text[], ${counts}::int[]) as wanted (id, n)
        on conflict (article_id) do update set floors = r.floors + excluded.floors
    returning article_id, floors`.execute(tx.db)
  return new Map(rows.map((row) => [row.article_id, row.floors]))
}

/** Changes how many comments articles are said to have, by more or fewer. */
export async function countShown(tx: Pick<Tx, 'db'>, changes: ReadonlyMap<string, number>): Promise<void> {
  if (changes.size === 0) return
  const { ids, counts } = columns(changes)
  await sql`
    insert into article_figures (article_id) select unnest(${ids}::text[])
        on conflict (article_id) do nothing`.execute(tx.db)
  await sql`
    update article_figures f set comments = f.comments + changed.n
      from unnest(${ids}::text[], ${counts}::int[]) as changed (id, n) where f.article_id = changed.id`.execute(
    tx.db,
  )
}

/** In the order of the articles: two who lock the same rooms never wait for one another. */
function columns(map: ReadonlyMap<string, number>): { ids: string[]; counts: number[] } {
  const sorted = [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  return { ids: sorted.map(([id]) => id), counts: sorted.map(([, count]) => count) }
}
