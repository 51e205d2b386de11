import { type Database, statement } from '../../platform/database/index.ts'
import type { Channel } from './channel.ts'

/** More channels than a portal can show in a bar; the bound of the query. */
const MOST = 200

const all = statement<Omit<Channel, 'isColumn'> & { is_column: boolean }>(
  `select id, slug, position, names, descriptions, colour, is_column from channel order by position, id limit ${MOST}`,
)

/** All channels in their order. One query. */
export async function listChannels(database: Pick<Database, 'pool'>): Promise<Channel[]> {
  return (await all(database)).map(({ is_column, ...row }) => ({ ...row, isColumn: is_column }))
}
