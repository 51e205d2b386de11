import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'

/**
 * Begins an application, or gives the one that the person has open: there is one at a time, however often the button
 * is pressed. `language`: of the words in it.
 */
export async function beginApplication(
  tx: Tx,
  { actor, language, now }: { actor: Actor; language: string; now: Date },
): Promise<{ applicationId: string }> {
  mustBeAllowed(actor, 'application.begin', { ownerId: actor.personId }, 'application.not_found')
  const { rows } = await sql<{ id: string }>`
    with added as (
      insert into application (id, person_id, language, begun_at, changed_at, state_since)
      values (${newId()}, ${actor.personId}, ${language}, ${now}, ${now}, ${now})
      on conflict (person_id) where state in ('draft', 'submitted', 'changes', 'appealed') do update
        set person_id = excluded.person_id
      returning id)
    select id from added`.execute(tx.db)
  return { applicationId: rows[0]?.id as string }
}
