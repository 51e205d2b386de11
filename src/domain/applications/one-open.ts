import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'

/** Throws `application.another_open` when the person has an application under way: there is one at a time. */
export async function refuseSecondOpen(tx: Tx, personId: string): Promise<void> {
  const open = await tx.db
    .selectFrom('application')
    .select('id')
    .where('person_id', '=', personId)
    .where('state', 'in', ['draft', 'submitted', 'changes', 'appealed'])
    .executeTakeFirst()
  if (open) throw new CodedError('application.another_open', { applicationId: open.id })
}
