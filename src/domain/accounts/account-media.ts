import type { MediaView } from '../../kernel/document/index.ts'
import { type Database, statement, type Tx } from '../../platform/database/index.ts'
import { viewOfRow } from '../media/index.ts'

/** A stored file that an account's members may choose from. */
export type AccountMedia = { view: MediaView; alt: string; addedAt: Date }

/** A place in the library, the latest first. */
export type MediaCursor = { at: Date; id: string }

const SIZE = 40

/** Puts a stored file into an account's library; one that is there already comes to the front. */
export async function addAccountMedia(
  tx: Tx,
  { accountId, mediaId, actor, now }: { accountId: string; mediaId: string; actor: string; now: Date },
): Promise<void> {
  await tx.db
    .insertInto('account_media')
    .values({ account_id: accountId, media_id: mediaId, added_at: now, added_by: actor })
    .onConflict((conflict) => conflict.columns(['account_id', 'media_id']).doUpdateSet({ added_at: now }))
    .execute()
}

const page = statement<{
  id: string
  kind: string
  mime: string
  width: number | null
  height: number | null
  colour: string | null
  frames: number
  alt: string
  added_at: Date
}>(`
  select m.id, m.kind, m.mime, m.width, m.height, m.colour, m.frames, k.alt, k.added_at
    from account_media k join media m on m.id = k.media_id
   where k.account_id = $1 and (k.added_at, k.media_id) < ($2, $3) and ($4::text is null or m.kind = $4)
   order by k.added_at desc, k.media_id desc limit ${SIZE + 1}`)

/** Forty files of an account's library, the latest first, and where it goes on. One query, by index. */
export async function accountMedia(
  database: Pick<Database, 'pool'>,
  accountId: string,
  { kind, before }: { kind?: 'picture' | 'video'; before?: MediaCursor } = {},
): Promise<{ items: AccountMedia[]; next?: MediaCursor }> {
  const from = before ?? { at: new Date('9999-01-01'), id: 'zzzzzzzzzzzzz' }
  const rows = await page(database, [accountId, from.at, from.id, kind ?? null])
  const shown = rows.slice(0, SIZE)
  const items = shown.map(({ alt, added_at, ...row }) => ({ view: viewOfRow(row), alt, addedAt: added_at }))
  const last = rows.length > SIZE ? shown.at(-1) : undefined
  return { items, next: last && { at: last.added_at, id: last.id } }
}
