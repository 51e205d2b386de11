import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import type { ApplicationFields } from './application.ts'
import { draftErrors, tidyFields } from './check-fields.ts'
import { type Locked, lockApplication, subjectOf } from './take-step.ts'

type Save = {
  applicationId: string
  /** The version that the form was made from. */
  version: number
  fields: ApplicationFields
  /** A picture for the account; undefined leaves it as it is. */
  avatarMediaId?: string | null
  actor: Actor
  now: Date
}

/**
 * Keeps what an applicant typed. Throws `application.stale` (with `details.version` and `details.changedAt`) when it
 * was changed in another window since, `application.invalid` with `details.errors` when it cannot be kept.
 */
export async function saveApplication(tx: Tx, save: Save): Promise<{ version: number; savedAt: Date }> {
  const row = await lockApplication(tx, save.applicationId)
  mustBeAllowed(save.actor, 'application.write', subjectOf(row), 'application.not_found')
  const fields = tidyFields(save.fields)
  // The same words sent twice, by a double click or after a lost answer, are saved already.
  if (row.version !== save.version && !isSame(row, fields))
    throw new CodedError('application.stale', { version: row.version, changedAt: row.changed_at })
  const errors = draftErrors(fields)
  if (Object.keys(errors).length > 0) throw new CodedError('application.invalid', { errors })
  if (isSame(row, fields) && save.avatarMediaId === undefined)
    return { version: row.version, savedAt: row.changed_at as unknown as Date }
  const version = row.version + 1
  await tx.db
    .updateTable('application')
    .set({
      ...fields,
      subject: JSON.stringify(fields.subject),
      ...(save.avatarMediaId !== undefined && { avatar_media_id: save.avatarMediaId }),
      version,
      changed_at: save.now,
    })
    .where('id', '=', row.id)
    .execute()
  return { version, savedAt: save.now }
}

/** The fields of a locked application. */
export function fieldsOf(row: Locked): ApplicationFields {
  const { kind, handle, name, signature, field, plan, earlier } = row
  const subject = row.subject as unknown as Record<string, string>
  return { kind: kind as ApplicationFields['kind'], subject, handle, name, signature, field, plan, earlier }
}

function isSame(row: Locked, fields: ApplicationFields): boolean {
  const kept = fieldsOf(row)
  const { subject, ...rest } = fields
  const flat = Object.entries(rest).every(([name, value]) => kept[name as keyof typeof rest] === value)
  const names = new Set([...Object.keys(subject), ...Object.keys(kept.subject)])
  return flat && [...names].every((name) => subject[name] === kept.subject[name])
}
