import { addFolder, moveBookmark } from '../../../domain/bookmarks/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import type { FormValues } from '../../http/form-values.ts'

/** The choice that a new folder is made, named in `folderName`. */
export const NEW_FOLDER = 'new'

/**
 * Puts a bookmark where its form says: `folder` is a folder's ID, '' for none, or {@link NEW_FOLDER}. A form without
 * that choice moves nothing.
 */
export async function fileBookmark(
  tx: Tx,
  { personId, articleId, form, now }: { personId: string; articleId: string; form: FormValues; now: Date },
): Promise<void> {
  if (!form.names().includes('folder')) return
  const folder = form.text('folder')
  const name = form.text('folderName')
  // A name that was typed is meant, also when the choice beside it was forgotten.
  const isNew = folder === NEW_FOLDER || (folder === '' && name.trim() !== '')
  const chosen = isNew ? (await addFolder(tx, { personId, name, now })).folderId : folder
  await moveBookmark(tx, { personId, articleId, folderId: chosen || null })
}
