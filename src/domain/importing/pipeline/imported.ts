import type { Db, Tx } from '../../../platform/database/index.ts'

export type ItemKind = 'account' | 'article' | 'comment' | 'media' | 'channel'
/** What an earlier run, or an earlier part of this one, brought in. A hash of '' is an ID given out before its article came. */
export type Imported = { key: string; targetId: string; hash: string }

type Place = { db: Db | Tx['db']; source: string }

/** The rows of these keys, by key. One query. */
export async function findImported(
  place: Place,
  kind: ItemKind,
  keys: string[],
): Promise<Map<string, Imported>> {
  if (keys.length === 0) return new Map()
  const rows = await place.db
    .selectFrom('import_item')
    .select(['key', 'target_id', 'content_hash'])
    .where('source', '=', place.source)
    .where('kind', '=', kind)
    .where('key', 'in', keys)
    .execute()
  return new Map(
    rows.map((row) => [row.key, { key: row.key, targetId: row.target_id, hash: row.content_hash }] as const),
  )
}

/** Remembers what was brought in, in the transaction that brings it in. One query. */
export async function rememberImported(
  place: Place,
  kind: ItemKind,
  items: Imported[],
  now: Date,
): Promise<void> {
  if (items.length === 0) return
  await place.db
    .insertInto('import_item')
    .values(
      items.map(({ key, targetId, hash }) => ({
        source: place.source,
        kind,
        key,
        target_id: targetId,
        content_hash: hash,
        imported_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['source', 'kind', 'key']).doUpdateSet((row) => ({
        target_id: row.ref('excluded.target_id'),
        content_hash: row.ref('excluded.content_hash'),
        imported_at: row.ref('excluded.imported_at'),
      })),
    )
    .execute()
}
