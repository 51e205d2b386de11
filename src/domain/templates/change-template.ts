import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'
import { LANGUAGES, type LocalText } from '../settings/index.ts'
import type { TemplateKind } from './template.ts'

const TITLE_MAX = 80
const TEXT_MAX = 2000

type Words = { titles: LocalText; texts: LocalText; actor: string | null; now: Date }

/**
 * Writes a new version of a template, or with a `kind` the first version of a new one, which comes last. What was sent
 * with earlier versions stays as it was sent. Throws `template.invalid` with `details.errors`, `template.not_found`.
 */
export async function changeTemplate(
  tx: Tx,
  {
    templateId,
    kind,
    ...words
  }: Words & ({ templateId: string; kind?: never } | { templateId?: never; kind: TemplateKind }),
): Promise<{ templateId: string; number: number }> {
  checkWords(words)
  const id = templateId ?? (await addTemplate(tx, kind as TemplateKind, words.now))
  await lock(tx, id)
  const { rows } = await sql<{ number: number }>`
    insert into decision_template_version (template_id, number, titles, texts, written_at, written_by)
    select ${id}, coalesce(max(number), 0) + 1, ${JSON.stringify(words.titles)}::jsonb, ${JSON.stringify(words.texts)}::jsonb,
           ${words.now}, ${words.actor}
      from decision_template_version where template_id = ${id} returning number`.execute(tx.db)
  const number = rows[0]?.number ?? 1
  const subject = { kind: 'template', id }
  await record(tx, {
    action: 'template.change',
    actor: words.actor,
    subject,
    details: { number },
    now: words.now,
  })
  return { templateId: id, number }
}

/** Offers a template no longer. Throws `template.not_found`. */
export async function retireTemplate(
  tx: Tx,
  { templateId, actor, now }: { templateId: string; actor: string | null; now: Date },
): Promise<void> {
  await lock(tx, templateId)
  await tx.db.updateTable('decision_template').set({ retired_at: now }).where('id', '=', templateId).execute()
  await record(tx, { action: 'template.retire', actor, subject: { kind: 'template', id: templateId }, now })
}

async function addTemplate(tx: Tx, kind: TemplateKind, now: Date): Promise<string> {
  const id = newId()
  await sql`insert into decision_template (id, kind, position, added_at)
    select ${id}, ${kind}, coalesce(max(position), 0) + 1, ${now} from decision_template where kind = ${kind}`.execute(
    tx.db,
  )
  return id
}

async function lock(tx: Tx, id: string): Promise<void> {
  const found = await tx.db
    .selectFrom('decision_template')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new CodedError('template.not_found', { templateId: id })
}

function checkWords({ titles, texts }: Words): void {
  const errors: Record<string, string> = {}
  if (LANGUAGES.every((language) => !titles[language]?.trim())) errors.titles = 'template.title_missing'
  if (LANGUAGES.every((language) => !texts[language]?.trim())) errors.texts = 'template.text_missing'
  if (LANGUAGES.some((language) => [...(titles[language] ?? '')].length > TITLE_MAX))
    errors.titles = 'settings.text_too_long'
  if (LANGUAGES.some((language) => [...(texts[language] ?? '')].length > TEXT_MAX))
    errors.texts = 'settings.text_too_long'
  if (Object.keys(errors).length > 0) throw new CodedError('template.invalid', { errors })
}
