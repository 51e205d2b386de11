import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'
import { LANGUAGES, type LocalText } from '../settings/index.ts'
import type { Purpose } from './agreement.ts'

const TITLE_MAX = 80
const TEXT_MAX = 40_000

type Words = { titles: LocalText; texts: LocalText; actor: string | null; now: Date }

/**
 * Publishes a new version of an agreement, or with a `purpose` the first version of a new one. Consents given before
 * stay with the version they were given to. Throws `agreement.invalid` with `details.errors` (a message key a field),
 * `agreement.not_found`.
 */
export async function addVersion(
  tx: Tx,
  {
    agreementId,
    purpose,
    ...words
  }: Words & ({ agreementId: string; purpose?: never } | { agreementId?: never; purpose: Purpose }),
): Promise<{ agreementId: string; versionId: string; number: number }> {
  checkWords(words)
  const id = agreementId ?? (await addAgreement(tx, purpose as Purpose, words.now))
  await lock(tx, id)
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(number), 0)::int + 1 as number from agreement_version where agreement_id = ${id}`.execute(
    tx.db,
  )
  const number = rows[0]?.number ?? 1
  const versionId = newId()
  await tx.db
    .insertInto('agreement_version')
    .values({
      id: versionId,
      agreement_id: id,
      number,
      titles: JSON.stringify(words.titles),
      texts: JSON.stringify(words.texts),
      published_at: words.now,
      published_by: words.actor,
    })
    .execute()
  const subject = { kind: 'agreement', id }
  await record(tx, {
    action: 'agreement.version',
    actor: words.actor,
    subject,
    details: { number },
    now: words.now,
  })
  return { agreementId: id, versionId, number }
}

/** Asks for an agreement no longer. Consents stay. Throws `agreement.not_found`. */
export async function retireAgreement(
  tx: Tx,
  { agreementId, actor, now }: { agreementId: string; actor: string | null; now: Date },
): Promise<void> {
  await lock(tx, agreementId)
  await tx.db.updateTable('agreement').set({ retired_at: now }).where('id', '=', agreementId).execute()
  await record(tx, {
    action: 'agreement.retire',
    actor,
    subject: { kind: 'agreement', id: agreementId },
    now,
  })
}

async function addAgreement(tx: Tx, purpose: Purpose, now: Date): Promise<string> {
  const id = newId()
  await sql`insert into agreement (id, purpose, position, added_at)
    select ${id}, ${purpose}, coalesce(max(position), 0) + 1, ${now} from agreement where purpose = ${purpose}`.execute(
    tx.db,
  )
  return id
}

async function lock(tx: Tx, id: string): Promise<void> {
  const found = await tx.db
    .selectFrom('agreement')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new CodedError('agreement.not_found', { agreementId: id })
}

function checkWords({ titles, texts }: Words): void {
  const errors: Record<string, string> = {}
  if (LANGUAGES.every((language) => !titles[language]?.trim())) errors.titles = 'agreement.title_missing'
  if (LANGUAGES.every((language) => !texts[language]?.trim())) errors.texts = 'agreement.text_missing'
  if (LANGUAGES.some((language) => [...(titles[language] ?? '')].length > TITLE_MAX))
    errors.titles = 'settings.text_too_long'
  if (LANGUAGES.some((language) => [...(texts[language] ?? '')].length > TEXT_MAX))
    errors.texts = 'settings.text_too_long'
  if (Object.keys(errors).length > 0) throw new CodedError('agreement.invalid', { errors })
}
