import { setImmediate } from 'node:timers/promises'
import { refreshHot } from '../../domain/ranking/index.ts'
import { ensureTopics } from '../../domain/topics/index.ts'
import { createIdSource } from '../../kernel/ids.ts'
import { type Database, transact } from '../../platform/database/index.ts'
import { newSheet } from '../pictures/paint/sheet.ts'
import { openAccounts } from './open-accounts.ts'
import { addRows, noRows, type Rows } from './rows-of.ts'
import { spreadReads } from './spread-reads.ts'
import { choose } from './words.ts'
import { writeBatch } from './write-batch.ts'
import { GENERATED_TOPICS, type Shown, writeDraft } from './write-draft.ts'

type Wish = { count: number; now: Date; onDone?: (done: number, total: number) => void }
type Stock = Shown & {
  accountIds: string[]
  topics: ReadonlyMap<string, string>
  random: () => number
  newId: (at: Date) => string
}

const BATCH = 2000
const PAUSE_AFTER = 100
const ARTICLES_AN_ACCOUNT = 200
const YEARS_MS = 3 * 365 * 86_400_000

/**
 * Adds `count` generated articles spread over three years, over generated accounts and the portal's channels and
 * covers, with COPY. The rows are those that the verbs would write. Each batch is a transaction of its own; while
 * PostgreSQL takes one in, the next is written.
 */
export async function generateArticles(database: Database, { count, now, onDone }: Wish): Promise<void> {
  const stock = await gather(database, count, now)
  const start = now.getTime() - YEARS_MS
  const client = await database.pool.connect()
  try {
    let writing = Promise.resolve()
    for (let first = 0; first < count; first += BATCH) {
      const size = Math.min(BATCH, count - first)
      const rows = noRows()
      for (let i = 0; i < size; i++) {
        const at = new Date(start + ((first + i + stock.random()) / count) * (YEARS_MS - 60_000))
        addArticle(rows, stock, at, now)
        // Lets the batch before travel while this one is written.
        if (i % PAUSE_AFTER === 0) await setImmediate()
      }
      await writing
      onDone?.(first, count)
      writing = writeBatch(client, rows)
      // Awaited above or below; until then a failure must not end the process.
      writing.catch(() => {})
    }
    await writing
    onDone?.(count, count)
    await client.query(
      'analyze article, revision, revision_html, publication, listing, listing_topic, article_reads, article_reads_daily, account_figures',
    )
  } finally {
    client.release()
  }
  await transact(database, async (tx) => {
    await refreshHot(tx, now)
    tx.purge(
      'newest',
      'hot',
      'accounts',
      ...stock.channelIds.map((id) => `channel:${id}`),
      ...[...stock.topics.values()].map((id) => `topic:${id}`),
    )
  })
}

async function gather(database: Database, count: number, now: Date): Promise<Stock> {
  const { random } = newSheet(`generated ${now.getTime()}`)
  const accountIds = await openAccounts(
    database,
    Math.max(1, Math.ceil(count / ARTICLES_AN_ACCOUNT)),
    random,
    now,
  )
  const names = [...GENERATED_TOPICS]
  const topicIds = await transact(database, (tx) => ensureTopics(tx, names, now))
  const column = async (text: string): Promise<string[]> =>
    (await database.pool.query<{ id: string }>(text)).rows.map((row) => row.id)
  let clock = 0
  const newId = createIdSource(() => clock)
  return {
    random,
    accountIds,
    topics: new Map(names.map((name, i) => [name, topicIds[i] as string])),
    channelIds: await column('select id from channel order by position'),
    coverIds: await column(
      'select distinct cover_media_id as id from listing where cover_media_id is not null limit 100',
    ),
    newId(at) {
      clock = at.getTime()
      return newId()
    },
  }
}

function addArticle(rows: Rows, stock: Stock, at: Date, now: Date): void {
  const { random, topics, newId } = stock
  const draft = writeDraft(random, stock)
  addRows(rows, {
    ids: { article: newId(at), revision: newId(at), publication: newId(at) },
    accountId: choose(random, stock.accountIds),
    topicIds: [...new Set((draft.topics ?? []).map((name) => topics.get(name) as string))],
    draft,
    at,
    reads: spreadReads(random, at, now),
  })
}
