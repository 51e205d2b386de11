import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/** A signed-in person read an article at a time. */
export type NotedRead = { personId: string; articleId: string; readAt: Date }

/**
 * Writes what people read into their histories, each article once with when it was read last. Nothing is written for
 * who switched the history off, for what was read before they wiped it, nor for unknown people or articles. A batch of
 * any size in two statements; people are locked in one order, and only against those two choices.
 */
export async function noteHistory(tx: Tx, reads: readonly NotedRead[]): Promise<void> {
  if (reads.length === 0) return
  const people = [...new Set(reads.map((read) => read.personId))]
  // Whoever is choosing now is waited for, so that the second statement sees what they chose.
  await sql`select from person where id = any(${people}::text[]) order by id for key share`.execute(tx.db)
  await sql`
    insert into reading_history as h (person_id, article_id, read_at)
    select w.person_id, w.article_id, max(w.read_at)
      from unnest(${reads.map((read) => read.personId)}::text[], ${reads.map((read) => read.articleId)}::text[],
                  ${reads.map((read) => read.readAt)}::timestamptz[]) as w (person_id, article_id, read_at)
      join person p on p.id = w.person_id and p.left_at is null
      join article a on a.id = w.article_id
      left join history_choice c on c.person_id = w.person_id
     where coalesce(c.keeps, true) and (c.wiped_at is null or w.read_at > c.wiped_at)
     group by 1, 2 order by 1, 2
        on conflict (person_id, article_id) do update set read_at = greatest(h.read_at, excluded.read_at)`.execute(
    tx.db,
  )
}
