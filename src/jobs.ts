import { forgetNetworks, forgetProofs } from './domain/applications/index.ts'
import { PUBLISH_DUE } from './domain/articles/index.ts'
import { forgetHistory } from './domain/history/index.ts'
import { refreshLevels } from './domain/levels/index.ts'
import { extendSitemaps } from './domain/listing/index.ts'
import { variantsJob } from './domain/media/index.ts'
import {
  type MailJob,
  mailJob,
  sendDigests,
  sweepMail,
  sweepNotices,
  tellFollowersJob,
} from './domain/notifications/index.ts'
import { answerForgottenJob, answerLetterJob, sweepExpired } from './domain/people/index.ts'
import { type PushJob, pushJob } from './domain/push/index.ts'
import { countCoreading, forgetLists, RELATE, refreshHot, relateDue } from './domain/ranking/index.ts'
import { forgetEvents, forgetVisitors, makePartitions, rollUp } from './domain/reading/index.ts'
import { publishDue as publishDueArticle } from './domain/reviewing/index.ts'
import { countWords, takeInPending } from './domain/search/index.ts'
import { readSettings } from './domain/settings/index.ts'
import { measureStored, STORED_MEASURE } from './domain/stored/index.ts'
import { type Database, forgetPaces, transact } from './platform/database/index.ts'
import type { JobKind } from './platform/jobs/index.ts'
import type { Storage } from './platform/storage/index.ts'

/** What a job may use. */
export type JobContext = MailJob & PushJob & { database: Database; storage: Storage; now: () => Date }

const EVERY_MINUTE = '* * * * *'
const EVERY_NIGHT = '17 3 * * *'
const DAY_MS = 24 * 3600_000

/** The publisher does this at its second; the job is there should no publisher have been alive then. */
const publishDue: JobKind<JobContext> = {
  name: PUBLISH_DUE,
  cron: EVERY_MINUTE,
  async run({ database, now }) {
    while (await transact(database, (tx) => publishDueArticle(tx, now()))) {
      // One article a transaction, until nothing is due.
    }
  },
}

const makeHotList: JobKind<JobContext> = {
  name: 'ranking.refresh-hot',
  cron: EVERY_MINUTE,
  async run({ database, now }) {
    await transact(database, (tx) => refreshHot(tx, now()))
  },
}

/** Enqueued with each publication; by itself each minute for what is worked out again. */
const relate: JobKind<JobContext> = {
  name: RELATE,
  cron: EVERY_MINUTE,
  async run({ database, now }) {
    await relateDue(database, now(), { rest: 3 })
  },
}

const countTogether: JobKind<JobContext> = {
  name: 'ranking.count-coreading',
  cron: EVERY_MINUTE,
  async run({ database, now }) {
    await countCoreading(database, now())
  },
}

const forgetShownLists: JobKind<JobContext> = {
  name: 'ranking.forget-lists',
  cron: EVERY_NIGHT,
  async run({ database, now }) {
    const { forYouLogDays } = await readSettings(database.db)
    await forgetLists(database, forYouLogDays, now())
  },
}

const forgetReaders: JobKind<JobContext> = {
  name: 'reading.forget-visitors',
  cron: EVERY_MINUTE,
  run: ({ database, now }) => forgetVisitors(database, now()),
}

/** The roller does this every few seconds; the job is there should no roller be alive. */
const countEvents: JobKind<JobContext> = {
  name: 'reading.roll-up',
  cron: EVERY_MINUTE,
  async run({ database, now }) {
    await rollUp(database, now())
  },
}

const prepareDays: JobKind<JobContext> = {
  name: 'reading.make-partitions',
  cron: '*/10 * * * *',
  run: ({ database, now }) => makePartitions(database, now()),
}

const forgetOldEvents: JobKind<JobContext> = {
  name: 'reading.forget-events',
  cron: EVERY_NIGHT,
  run: ({ database, now }) => forgetEvents(database, now()),
}

const sweepStorage: JobKind<JobContext> = {
  name: 'storage.sweep',
  cron: EVERY_NIGHT,
  run: ({ storage, now }) => storage.sweep(new Date(now().getTime() - DAY_MS)),
}

const sweepSessions: JobKind<JobContext> = {
  name: 'people.sweep-sessions',
  cron: EVERY_NIGHT,
  run: ({ database, now }) => sweepExpired(database.db, now()),
}

const sweepMails: JobKind<JobContext> = {
  name: 'mail.sweep',
  cron: EVERY_NIGHT,
  async run({ database, mail, now }) {
    await sweepMail(database.db, now())
    await mail.sweep(new Date(now().getTime() - 30 * DAY_MS))
  },
}

const forgetApplicants: JobKind<JobContext> = {
  name: 'applications.forget',
  cron: EVERY_NIGHT,
  async run({ database, storage, now }) {
    await forgetProofs({ database, storage }, now())
    await forgetNetworks(database, now())
  },
}

const measureStorage: JobKind<JobContext> = {
  name: STORED_MEASURE,
  cron: '41 * * * *',
  run: ({ database, now }) => transact(database, (tx) => measureStored(tx, now())),
}

const growSitemaps: JobKind<JobContext> = {
  name: 'sitemaps.extend',
  cron: EVERY_MINUTE,
  async run({ database }) {
    await transact(database, (tx) => extendSitemaps(tx))
  },
}

const keepSearch: JobKind<JobContext> = {
  name: 'search.keep',
  cron: EVERY_MINUTE,
  async run({ database }) {
    await takeInPending(database)
    await countWords(database)
  },
}

const strikeHour: JobKind<JobContext> = {
  name: 'page-cache.strike-hour',
  cron: '0 * * * *',
  run: ({ database }) => transact(database, async (tx) => tx.purge('hour')),
}

const computeLevels: JobKind<JobContext> = {
  name: 'levels.refresh',
  cron: '23 * * * *',
  run: ({ database, now }) => refreshLevels(database, now()),
}

const forgetHistories: JobKind<JobContext> = {
  name: 'history.forget',
  cron: EVERY_NIGHT,
  async run({ database, now }) {
    await forgetHistory(database, now())
    await forgetPaces(database.db)
  },
}

/** At each quarter of an hour: it is eight o'clock somewhere. */
const digests: JobKind<JobContext> = {
  name: 'notices.send-digests',
  cron: '*/15 * * * *',
  async run({ database, now }) {
    await sendDigests(database, now())
  },
}

const sweepOldNotices: JobKind<JobContext> = {
  name: 'notices.sweep',
  cron: EVERY_NIGHT,
  run: ({ database, now }) => sweepNotices(database.db, now()),
}

/** Every kind of job there is. */
export const jobKinds: JobKind<JobContext>[] = [
  publishDue,
  makeHotList,
  relate,
  countTogether,
  forgetShownLists,
  forgetReaders,
  countEvents,
  prepareDays,
  forgetOldEvents,
  variantsJob,
  answerLetterJob,
  answerForgottenJob,
  sweepStorage,
  sweepSessions,
  strikeHour,
  growSitemaps,
  mailJob,
  sweepMails,
  tellFollowersJob,
  digests,
  sweepOldNotices,
  pushJob,
  measureStorage,
  forgetApplicants,
  keepSearch,
  computeLevels,
  forgetHistories,
]
