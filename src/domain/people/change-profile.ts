import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { isLanguage, isTimeZone } from '../settings/index.ts'
import { nameError, tidyName } from './check-name.ts'
import type { PersonalPart } from './personal-data.ts'

type Changes = { name: string; language: string; timeZone: string }

/**
 * Changes what a person says of themselves, and has the pages that show their name made anew (`parts`). Throws
 * `person.invalid` with `details.errors` (`name`, `language`, `timeZone`: message keys). '' clears a choice.
 */
export async function changeProfile(
  tx: Tx,
  { personId, parts, ...given }: Changes & { personId: string; parts: readonly PersonalPart[] },
  now: Date,
): Promise<void> {
  const errors: Record<string, string> = {}
  const name = tidyName(given.name)
  const wrongName = nameError(name)
  if (wrongName) errors.name = wrongName
  if (given.language && !isLanguage(given.language)) errors.language = 'settings.language_unknown'
  const timeZone = given.timeZone.trim()
  if (timeZone && !isTimeZone(timeZone)) errors.timeZone = 'settings.time_zone_unknown'
  if (Object.keys(errors).length > 0) throw new CodedError('person.invalid', { errors })
  const before = await tx.db
    .selectFrom('person')
    .select('name')
    .where('id', '=', personId)
    .where('left_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!before) return
  await tx.db
    .updateTable('person')
    .set({ name, language: given.language || null, time_zone: timeZone || null, updated_at: now })
    .where('id', '=', personId)
    .execute()
  if (before.name !== name) for (const part of parts) await part.renamed?.(tx, personId)
}
