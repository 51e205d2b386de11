import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { type Database, statement, type Tx } from '../../platform/database/index.ts'
import { tidyName } from '../people/index.ts'

export const MOST_FOLDERS = 100
/** In characters. */
export const FOLDER_NAME_LENGTH = 40

/** A person's folder with how many bookmarks are in it. */
export type Folder = { id: string; name: string; bookmarks: number }

type Own = { personId: string; folderId: string }

/**
 * Makes a folder; one of that name that is there already is taken instead. Throws `bookmark.folder_name` (`problem`:
 * `missing`, `too_long`), `bookmark.too_many_folders` (`most`).
 */
export async function addFolder(
  tx: Tx,
  { personId, name, now }: { personId: string; name: string; now: Date },
): Promise<{ folderId: string }> {
  const named = nameOf(name)
  // One at a time for a person: their folders are counted.
  await sql`select from person where id = ${personId} for no key update`.execute(tx.db)
  const { rows } = await sql<{ id: string; same: boolean }>`
    select id, lower(name) = lower(${named}) as same from bookmark_folder where person_id = ${personId}`.execute(
    tx.db,
  )
  const same = rows.find((row) => row.same)
  if (same) return { folderId: same.id }
  if (rows.length >= MOST_FOLDERS) throw new CodedError('bookmark.too_many_folders', { most: MOST_FOLDERS })
  const folderId = newId()
  await tx.db
    .insertInto('bookmark_folder')
    .values({ id: folderId, person_id: personId, name: named, created_at: now })
    .execute()
  return { folderId }
}

/** Throws `bookmark.no_folder`, `bookmark.folder_name` (`problem`: `missing`, `too_long`, `taken`). */
export async function renameFolder(
  tx: Tx,
  { personId, folderId, name }: Own & { name: string },
): Promise<void> {
  const named = nameOf(name)
  await ownFolder(tx, { personId, folderId })
  const other = await tx.db
    .selectFrom('bookmark_folder')
    .select('id')
    .where('person_id', '=', personId)
    .where(sql`lower(name)`, '=', sql`lower(${named})`)
    .where('id', '<>', folderId)
    .executeTakeFirst()
  if (other) throw new CodedError('bookmark.folder_name', { problem: 'taken' })
  await tx.db.updateTable('bookmark_folder').set({ name: named }).where('id', '=', folderId).execute()
}

/** Deletes a folder; its bookmarks stay, in none. A second time changes nothing. */
export async function deleteFolder(tx: Tx, { personId, folderId }: Own): Promise<void> {
  await tx.db
    .deleteFrom('bookmark_folder')
    .where('id', '=', folderId)
    .where('person_id', '=', personId)
    .execute()
}

const folders = statement<Folder>(`
  select f.id, f.name, coalesce(n.bookmarks, 0) as bookmarks
    from bookmark_folder f
    left join (select folder_id, count(*)::int as bookmarks from bookmark where person_id = $1 group by 1) n on n.folder_id = f.id
   where f.person_id = $1 order by lower(f.name), f.id limit ${MOST_FOLDERS}`)

/** A person's folders by name. One query; counts at most MOST_BOOKMARKS rows. */
export function foldersOf(database: Pick<Database, 'pool'>, personId: string): Promise<Folder[]> {
  return folders(database, [personId])
}

/** Throws `bookmark.no_folder` unless the folder is this person's; keeps it there until the commit. Internal to bookmarks. */
export async function ownFolder(tx: Tx, { personId, folderId }: Own): Promise<void> {
  const row = await tx.db
    .selectFrom('bookmark_folder')
    .select('id')
    .where('id', '=', folderId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new CodedError('bookmark.no_folder', { folderId })
}

function nameOf(name: string): string {
  const named = tidyName(name.slice(0, 1000))
  if (!named) throw new CodedError('bookmark.folder_name', { problem: 'missing' })
  if ([...named].length > FOLDER_NAME_LENGTH)
    throw new CodedError('bookmark.folder_name', { problem: 'too_long' })
  return named
}
