import { PUBLISH_DUE, publishNextDue } from './domain/articles/index.ts'
import { variantsJob } from './domain/media/index.ts'
import { refreshHot } from './domain/ranking/index.ts'
import { forgetVisitors } from './domain/reading/index.ts'
import { type Database, transact } from './platform/database/index.ts'
import type { JobKind } from './platform/jobs/index.ts'
import type { Storage } from './platform/storage/index.ts'

/** What a job may use. */
export type JobContext = { database: Database; storage: Storage; now: () => Date }

const publishDue: JobKind<JobContext> = {
  name: PUBLISH_DUE,
  everyMinute: true,
  async run({ database, now }) {
    while (await transact(database, (tx) => publishNextDue(tx, now()))) {
      // One article a transaction, until nothing is due.
    }
  },
}

const makeHotList: JobKind<JobContext> = {
  name: 'ranking.refresh-hot',
  everyMinute: true,
  async run({ database, now }) {
    await transact(database, (tx) => refreshHot(tx, now()))
  },
}

const forgetReaders: JobKind<JobContext> = {
  name: 'reading.forget-visitors',
  everyMinute: true,
  run: ({ database, now }) => forgetVisitors(database, now()),
}

/** Every kind of job there is. */
export const jobKinds: JobKind<JobContext>[] = [publishDue, makeHotList, forgetReaders, variantsJob]
