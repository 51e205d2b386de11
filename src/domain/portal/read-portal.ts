import { type Database, statement } from '../../platform/database/index.ts'
import type { Channel } from '../channels/index.ts'
import { SETTING_KEYS, type Settings, settingsFrom } from '../settings/index.ts'

/** What every page is drawn from: the operator's settings and the channels in their order. */
export type Portal = { settings: Settings; channels: Channel[] }

/** More channels than a portal can show in a bar; the bound of the query. */
const MOST_CHANNELS = 200

const read = statement<{ settings: { key: string; value: unknown }[] | null; channels: Channel[] | null }>(`
  select (select json_agg(s) from (select key, value from setting where key = any($1)) s) as settings,
         (select json_agg(c) from (
            select id, slug, position, names, descriptions, colour, is_column as "isColumn"
              from channel order by position, id limit ${MOST_CHANNELS}) c) as channels`)

/** The portal in one query. */
export async function readPortal(database: Pick<Database, 'pool'>): Promise<Portal> {
  const [row] = await read(database, [SETTING_KEYS])
  return { settings: settingsFrom(row?.settings ?? []), channels: row?.channels ?? [] }
}
