import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'
import { CHECKS } from './checks.ts'
import { readSettings } from './read-settings.ts'
import type { Settings } from './settings.ts'

/** The tag of everything that shows the portal's own name, languages, zone, colours or notices. */
export const PORTAL_TAG = 'portal'

/** Settings that are never shown again. */
const SECRETS: readonly (keyof Settings)[] = ['oidcClientSecret']

/** Why fields were refused: a message key for each field. */
export type FieldErrors<K extends string = string> = Partial<Record<K, string>>

/**
 * Checks a patch against what is decided already. `values` are in their stored form; `errors` is empty when all of it
 * may be written.
 */
export function checkSettings(
  patch: Partial<Settings>,
  current: Settings,
): { values: Partial<Settings>; errors: FieldErrors<keyof Settings> } {
  const values: Partial<Settings> = {}
  const errors: FieldErrors<keyof Settings> = {}
  for (const key of Object.keys(CHECKS) as (keyof Settings)[]) {
    if (patch[key] !== undefined) check(values, errors, key, patch[key])
  }
  const next = { ...current, ...values }
  if (!errors.languages && !errors.defaultLanguage && !next.languages.includes(next.defaultLanguage)) {
    errors.defaultLanguage = 'settings.default_language_off'
  }
  return { values, errors }
}

/** Who decides, when, and what they saw: `seen` is the stamp of those settings when the form was drawn. */
type Decision = {
  actor: string | null
  now: Date
  seen?: { keys: readonly (keyof Settings)[]; stamp: string }
}

/**
 * Writes the settings of a patch; others stay. Purges what shows them, and records old and new.
 * Throws `settings.invalid` with `details.errors` (a message key a field), or `settings.superseded` when somebody
 * changed what was `seen` meanwhile, and writes nothing then.
 */
export async function changeSettings(
  tx: Tx,
  patch: Partial<Settings>,
  { actor, now, seen }: Decision,
): Promise<void> {
  // One after the other: the second sees what the first wrote.
  await sql`select pg_advisory_xact_lock(hashtext('masthead settings'))`.execute(tx.db)
  const current = await readSettings(tx.db)
  const { values, errors } = checkSettings(patch, current)
  const keys = Object.keys(values) as (keyof Settings)[]
  const changed = keys.filter((key) => JSON.stringify(values[key]) !== JSON.stringify(current[key]))
  // What is so already needs nobody's consent: the second of two clicks.
  if (changed.length > 0 && seen && seen.stamp !== (await settingsStamp(tx.db, seen.keys)))
    throw new CodedError('settings.superseded')
  if (Object.keys(errors).length > 0) throw new CodedError('settings.invalid', { errors })
  const rows = keys.map((key) => ({
    key,
    value: JSON.stringify(values[key]),
    changed_at: now,
    changed_by: actor,
  }))
  if (rows.length === 0) return
  await tx.db
    .insertInto('setting')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((row) => ({
        value: row.ref('excluded.value'),
        changed_at: row.ref('excluded.changed_at'),
        changed_by: row.ref('excluded.changed_by'),
      })),
    )
    .execute()
  await recordChanges(tx, changed, { current, values, actor, now })
  tx.purge(PORTAL_TAG)
}

/** A word that changes with any of these settings, for a form that must notice it is stale. */
export async function settingsStamp(db: Db | Tx['db'], keys: readonly (keyof Settings)[]): Promise<string> {
  const row = await db
    .selectFrom('setting')
    .select(({ fn }) => [fn.max('changed_at').as('at'), fn.countAll().as('written')])
    .where('key', 'in', keys)
    .executeTakeFirst()
  return `${row?.written ?? 0}-${row?.at?.getTime() ?? 0}`
}

type Change = { current: Settings; values: Partial<Settings>; actor: string | null; now: Date }

/** Old and new of what became different; of a secret only that it did. */
async function recordChanges(
  tx: Tx,
  changed: (keyof Settings)[],
  { current, values, actor, now }: Change,
): Promise<void> {
  if (changed.length === 0) return
  const changes = changed.map((key) =>
    SECRETS.includes(key) ? [key, {}] : [key, { from: current[key], to: values[key] }],
  )
  await record(tx, {
    action: 'settings.change',
    actor,
    subject: { kind: 'portal', id: 'settings' },
    details: { changes: Object.fromEntries(changes) },
    now,
  })
}

function check<K extends keyof Settings>(
  values: Partial<Settings>,
  errors: FieldErrors<keyof Settings>,
  key: K,
  value: unknown,
): void {
  try {
    values[key] = CHECKS[key](value)
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    errors[key] = String(error.details.reason)
  }
}
