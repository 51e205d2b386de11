import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/**
 * Ends a person's digest. What was gathered for it goes on the site where it is not yet, whatever they chose: they were
 * to hear of it, and a mail more is not what they asked for.
 */
export async function dropDigest(tx: Tx, personId: string): Promise<void> {
  await tx.db.deleteFrom('digest').where('person_id', '=', personId).execute()
  await sql`
    update notification set digest = false, on_site = true, read_at = case when on_site then read_at end
     where person_id = ${personId} and digest`.execute(tx.db)
}
