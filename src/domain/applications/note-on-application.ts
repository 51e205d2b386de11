import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import { lockApplication, subjectOf, takeStep } from './take-step.ts'

const NOTE_MAX = 2000

/** A note that only editors read. The same note sent twice in a row is one. Throws `application.note_missing`, `application.note_too_long`. */
export async function noteOnApplication(
  tx: Tx,
  { applicationId, text, actor, now }: { applicationId: string; text: string; actor: Actor; now: Date },
): Promise<void> {
  const row = await lockApplication(tx, applicationId)
  mustBeAllowed(actor, 'application.note', subjectOf(row), 'application.not_found')
  const words = text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .trim()
  if (!words) throw new CodedError('application.note_missing')
  if ([...words].length > NOTE_MAX) throw new CodedError('application.note_too_long', { limit: NOTE_MAX })
  const last = await tx.db
    .selectFrom('application_step')
    .select(['kind', 'actor', 'reason'])
    .where('application_id', '=', row.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.kind === 'noted' && last.actor === actor.personId && last.reason === words) return
  await takeStep(tx, row, { kind: 'noted', actor: actor.personId, reason: words, now })
}
