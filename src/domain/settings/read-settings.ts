import type { Db, Tx } from '../../platform/database/index.ts'
import { CHECKS } from './checks.ts'
import { DEFAULT_SETTINGS, type Settings } from './settings.ts'

/** The keys of all settings. */
export const SETTING_KEYS = Object.keys(CHECKS)

/** The settings, in one query. */
export async function readSettings(db: Db | Tx['db']): Promise<Settings> {
  const written = db.selectFrom('setting').select(['key', 'value']).where('key', 'in', SETTING_KEYS)
  return settingsFrom(await written.execute())
}

/**
 * The settings of their rows. A row that is unknown or malformed (written by hand, or by a newer program) counts as
 * not written: the portal must not go down with it.
 */
export function settingsFrom(rows: { key: string; value: unknown }[]): Settings {
  const written: Partial<Settings> = {}
  for (const row of rows) read(written, row.key as keyof Settings, row.value)
  const settings = { ...DEFAULT_SETTINGS, ...written }
  if (!settings.languages.includes(settings.defaultLanguage)) {
    settings.defaultLanguage = settings.languages[0] ?? DEFAULT_SETTINGS.defaultLanguage
  }
  return settings
}

function read<K extends keyof Settings>(into: Partial<Settings>, key: K, value: unknown): void {
  try {
    into[key] = CHECKS[key](value)
  } catch {
    // The default holds.
  }
}
