import { setImmediate } from 'node:timers/promises'
import { warmUp } from '../../domain/ranking/index.ts'
import { type Database, transact } from '../../platform/database/index.ts'
import { gatherStock, type Stock } from './gather-stock.ts'
import { addRows, type Batch, newBatch } from './rows-of.ts'
import { spreadReads } from './spread-reads.ts'
import { choose } from './words.ts'
import { findShortcuts, writeBatch } from './write-batch.ts'
import { writeTitle } from './write-text.ts'

type Wish = { count: number; now: Date; onDone?: (done: number, total: number) => void }

const BATCH = 1000
const AT_ONCE = 2
const PAUSE_AFTER = 100
const COVER_SHARE = 0.7
// Without the long texts, whose sampling takes longer than writing ten thousand articles.
const ANALYSED =
  'article, revision (id, article_id, number), revision_html (revision_id), publication, listing, listing_topic, article_reads, article_reads_daily, account_figures'
const YEARS_MS = 3 * 365 * 86_400_000
// The newest hours stay with the written articles, so that the front page still looks like a paper.
const NEWEST_MS = 36 * 3_600_000

/**
 * Adds `count` generated articles spread over the three years before yesterday, over new accounts and the portal's channels and covers, with
 * COPY. The rows are those that the verbs would write. Each batch is a transaction of its own; while PostgreSQL takes
 * some in, the next is put together.
 */
export async function generateArticles(database: Database, { count, now, onDone }: Wish): Promise<void> {
  const stock = await gatherStock(database, count, now)
  const shortcuts = await findShortcuts(database.pool)
  const writing: Promise<void>[] = []
  let done = 0
  for (let first = 0; first < count; first += BATCH) {
    const size = Math.min(BATCH, count - first)
    const batch = await fillBatch(stock, { first, size, count, now })
    if (writing.length === AT_ONCE) await writing.shift()
    const written = writeBatch(database.pool, batch, shortcuts).then(() => {
      done += size
      onDone?.(done, count)
    })
    // It is awaited later; until then a failure must not end the process.
    written.catch(() => {})
    writing.push(written)
  }
  await Promise.all(writing)
  await sumReads(database)
  await awaitSearch(database)
  await database.pool.query(`analyze ${ANALYSED}`)
  await transact(database, async (tx) => {
    await warmUp(tx, now)
    tx.purge('newest', 'hot', 'accounts', ...stock.channelIds.map((id) => `channel:${id}`))
    tx.purge(...[...stock.topics.values()].map((id) => `topic:${id}`))
  })
}

/** COPY went past the index of search: a job takes in what it does not have. */
async function awaitSearch(database: Database): Promise<void> {
  await database.pool.query(`
    insert into search_pending (kind, id, indexed)
    select 'article', article_id, false from listing l
     where not exists (select from search_article s where s.article_id = l.article_id)
    union all
    select 'account', id, false from account a
     where not exists (select from search_name n where n.kind = 'account' and n.id = a.id)
        on conflict do nothing`)
}

/** The reads of accounts by day, from those of their articles. */
async function sumReads(database: Database): Promise<void> {
  await database.pool.query(`
    insert into account_reads_daily (account_id, day, reads)
    select a.account_id, d.day, sum(d.reads)::int
      from article_reads_daily d join article a on a.id = d.article_id group by 1, 2
    on conflict (account_id, day) do update set reads = excluded.reads`)
}

type Part = { first: number; size: number; count: number; now: Date }

async function fillBatch(stock: Stock, { first, size, count, now }: Part): Promise<Batch> {
  const batch = newBatch()
  for (let i = first; i < first + size; i++) {
    const share = (i + stock.random()) / count
    addArticle(batch, stock, i, new Date(now.getTime() - NEWEST_MS - (1 - share) * YEARS_MS), now)
    // Lets the batches before travel while this one is put together.
    if (i % PAUSE_AFTER === 0) await setImmediate()
  }
  return batch
}

function addArticle(batch: Batch, stock: Stock, i: number, at: Date, now: Date): void {
  const { random, topics, newId, texts, channelIds, coverIds } = stock
  const text = texts[i % texts.length] as Stock['texts'][number]
  addRows(batch, {
    ids: { article: newId(at), revision: newId(at), publication: newId(at) },
    accountId: choose(random, stock.accountIds),
    channelId: channelIds.length > 0 ? choose(random, channelIds) : null,
    coverId: coverIds.length > 0 && random() < COVER_SHARE ? choose(random, coverIds) : null,
    topicIds: text.topics.map((name) => topics.get(name) as string),
    title: writeTitle(random, text),
    text,
    at,
    reads: spreadReads(random, at, now),
  })
}
