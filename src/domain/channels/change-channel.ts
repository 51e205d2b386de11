import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'

/** What an editor says of a channel. */
export type ChannelWords = {
  slug: string
  names: Record<string, string>
  descriptions?: Record<string, string>
  colour?: string | null
  isColumn: boolean
  position: number
}

/** Adds a channel. Throws `channel.slug_invalid`, `channel.slug_taken`, `channel.name_missing`, `channel.colour_invalid`. */
export async function addChannel(tx: Tx, words: ChannelWords, now: Date): Promise<{ channelId: string }> {
  const row = rowOf(words)
  const inserted = await tx.db
    .insertInto('channel')
    .values({ id: newId(), created_at: now, ...row })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new CodedError('channel.slug_taken', { slug: words.slug })
  tx.purge('channels')
  return { channelId: inserted.id }
}

/** Changes a channel; its old address stays the same unless `slug` changes. Throws as {@link addChannel}, and `channel.not_found`. */
export async function changeChannel(tx: Tx, channelId: string, words: ChannelWords): Promise<void> {
  const row = rowOf(words)
  const taken = await tx.db
    .selectFrom('channel')
    .select('id')
    .where('slug', '=', row.slug)
    .where('id', '<>', channelId)
    .executeTakeFirst()
  if (taken) throw new CodedError('channel.slug_taken', { slug: words.slug })
  const changed = await tx.db
    .updateTable('channel')
    .set(row)
    .where('id', '=', channelId)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new CodedError('channel.not_found', { channelId })
  tx.purge('channels', `channel:${channelId}`)
}

function rowOf(words: ChannelWords) {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}-]{0,59}$/u.test(words.slug))
    throw new CodedError('channel.slug_invalid', { slug: words.slug })
  if (!Object.values(words.names).some((name) => name.trim())) throw new CodedError('channel.name_missing')
  if (words.colour && !/^#[0-9a-f]{6}$/i.test(words.colour)) throw new CodedError('channel.colour_invalid')
  return {
    slug: words.slug.toLowerCase(),
    names: JSON.stringify(words.names),
    descriptions: JSON.stringify(words.descriptions ?? {}),
    colour: words.colour || null,
    is_column: words.isColumn,
    position: words.position,
  }
}
