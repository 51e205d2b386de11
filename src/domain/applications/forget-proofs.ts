import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import { type Database, transact } from '../../platform/database/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { readSettings } from '../settings/index.ts'

const AT_ONCE = 100

/**
 * Deletes the files of proofs: so many days after the decision as the settings say, or after a draft was last touched;
 * at once what was taken out, and what belongs to nobody any more. The rows stay and tell that there was a file.
 */
export async function forgetProofs(
  place: { database: Database; storage: Storage },
  now: Date,
): Promise<number> {
  const { proofRetentionDays } = await readSettings(place.database.db)
  const before = new Date(now.getTime() - proofRetentionDays * 86_400_000)
  let deleted = 0
  for (let found = AT_ONCE; found === AT_ONCE; deleted += found) found = await forgetSome(place, before, now)
  return deleted
}

async function forgetSome(
  { database, storage }: { database: Database; storage: Storage },
  before: Date,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{
    id: string
    storage_key: string
    application_id: string | null
    removed: boolean
  }>`
    select f.id, f.storage_key, f.application_id, f.removed_at is not null as removed
      from application_proof f left join application a on a.id = f.application_id
     where f.deleted_at is null
       and (a.id is null or f.removed_at is not null
         or (a.state in ('approved', 'refused', 'withdrawn') and a.state_since <= ${before})
         or (a.state in ('draft', 'changes') and a.changed_at <= ${before} and a.state_since <= ${before}))
     order by f.id limit ${AT_ONCE}`.execute(database.db)
  for (const { storage_key } of rows) await storage.remove(storage_key)
  if (rows.length === 0) return 0
  await transact(database, async (tx) => {
    const ids = rows.map((row) => row.id)
    await tx.db.updateTable('application_proof').set({ deleted_at: now }).where('id', 'in', ids).execute()
    const ended = rows.flatMap((row) => (row.application_id && !row.removed ? [row.application_id] : []))
    const steps = [...new Set(ended)].map((applicationId) => ({
      id: newId(),
      application_id: applicationId,
      kind: 'proofs_deleted',
      at: now,
    }))
    if (steps.length > 0) await tx.db.insertInto('application_step').values(steps).execute()
  })
  return rows.length
}
