import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'

/** Moves a channel by one place. At an end it stays where it is. Throws `channel.not_found`. */
export async function moveChannel(tx: Tx, channelId: string, way: 'up' | 'down'): Promise<void> {
  // All rows are locked, in one order: two operators who move at once do so one after the other.
  const rows = await tx.db
    .selectFrom('channel')
    .select(['id', 'position'])
    .orderBy('id')
    .forUpdate()
    .execute()
  const order = rows.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  const from = order.findIndex(({ id }) => id === channelId)
  if (from < 0) throw new CodedError('channel.not_found', { channelId })
  const to = Math.min(Math.max(from + (way === 'up' ? -1 : 1), 0), order.length - 1)
  const places = order.map(({ id }) => id)
  places.splice(to, 0, ...places.splice(from, 1))
  for (const [index, id] of places.entries()) {
    const position = index + 1
    if (order.find((row) => row.id === id)?.position === position) continue
    await tx.db.updateTable('channel').set({ position }).where('id', '=', id).execute()
  }
  tx.purge('channels', `channel:${channelId}`)
}
