import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

type Own = { personId: string; now: Date }

/** Switches a person's history on or off; what was kept goes when it is switched off. */
export async function chooseHistory(
  tx: Tx,
  { personId, keeps, now }: Own & { keeps: boolean },
): Promise<void> {
  await choose(tx, { personId, keeps, wiped: !keeps, now })
}

/** Forgets everything that a person read until now. The switch stays as it is. */
export async function wipeHistory(tx: Tx, { personId, now }: Own): Promise<void> {
  await choose(tx, { personId, wiped: true, now })
}

/** Forgets that a person read one article; a second time changes nothing. */
export async function dropFromHistory(
  tx: Tx,
  { personId, articleId }: { personId: string; articleId: string },
): Promise<void> {
  await tx.db
    .deleteFrom('reading_history')
    .where('person_id', '=', personId)
    .where('article_id', '=', articleId)
    .execute()
}

async function choose(
  tx: Tx,
  { personId, keeps, wiped, now }: Own & { keeps?: boolean; wiped: boolean },
): Promise<void> {
  // Against those who are writing what the person read (see noteHistory).
  await sql`select from person where id = ${personId} for update`.execute(tx.db)
  await sql`
    insert into history_choice as c (person_id, keeps, wiped_at, chosen_at)
    values (${personId}, ${keeps ?? true}, ${wiped ? now : null}, ${now})
        on conflict (person_id) do update set keeps = coalesce(${keeps ?? null}, c.keeps),
           wiped_at = coalesce(excluded.wiped_at, c.wiped_at), chosen_at = excluded.chosen_at`.execute(tx.db)
  if (wiped) await tx.db.deleteFrom('reading_history').where('person_id', '=', personId).execute()
}
