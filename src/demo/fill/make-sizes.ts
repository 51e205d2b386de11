import { makeVariants } from '../../domain/media/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { eachAtOnce } from './each-at-once.ts'

/** Makes the sizes of these pictures now, instead of leaving them to the portal's jobs. */
export async function makeSizes(
  place: { database: Database; storage: Storage; now: Date },
  mediaIds: readonly string[],
  onDone: (done: number, total: number) => void,
): Promise<void> {
  let done = 0
  await eachAtOnce(mediaIds, 2, async (mediaId) => {
    await makeVariants({ db: place.database.db, storage: place.storage, now: place.now }, mediaId)
    onDone(++done, mediaIds.length)
  })
}
