import type { Database } from '../../platform/database/index.ts'
import type { JobKind } from '../../platform/jobs/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { VARIANTS_JOB } from './insert-media.ts'
import { makeVariants } from './make-variants.ts'

/** Makes a picture's sizes; one at a time in a process, since each fills a core. */
export const variantsJob: JobKind<{ database: Database; storage: Storage; now: () => Date }> = {
  name: VARIANTS_JOB,
  async run({ database, storage, now }, { mediaId }) {
    await makeVariants({ db: database.db, storage, now: now() }, String(mediaId))
  },
}
