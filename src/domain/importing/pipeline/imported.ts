import { sql } from 'kysely'
import { type Db, insertRows, type Tx } from '../../../platform/database/index.ts'

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
  const { rows } = await sql<{ key: string; target_id: string; content_hash: string }>`
    select key, target_id, content_hash from import_item
     where source = ${place.source} and kind = ${kind} and key = any(${keys}::text[])`.execute(place.db)
  return new Map(
    rows.map((row) => [row.key, { key: row.key, targetId: row.target_id, hash: row.content_hash }] as const),
  )
}

/** Remembers what was brought in, in the transaction that brings it in. One query. */
export async function rememberImported(
  place: { db: Tx['db']; source: string },
  kind: ItemKind,
  items: Imported[],
  now: Date,
): Promise<void> {
  const rows = items.map(({ key, targetId, hash }) => ({
    source: place.source,
    kind,
    key,
    target_id: targetId,
    content_hash: hash,
    imported_at: now,
  }))
  await insertRows(place, 'import_item', rows, {
    onConflict: `(source, kind, key) do update set target_id = excluded.target_id,
             content_hash = excluded.content_hash, imported_at = excluded.imported_at`,
  })
}
