import { indexAccounts, indexTopics } from '../../src/domain/search/index.ts'
import { RENDERER_VERSION } from '../../src/kernel/document/index.ts'
import { type Database, transact } from '../../src/platform/database/index.ts'
import { sizesOf } from './articles.ts'
import { layGround } from './ground.ts'
import { dropIndexes, makeIndexes } from './indexes.ts'
import { makeMaterial } from './material.ts'
import { planArticles } from './plan-articles.ts'
import { runStep, type Step } from './run-steps.ts'
import { ARTICLE_STEPS, SUMS } from './steps-of-articles.ts'
import { FOLLOW_STEPS, READER_STEPS } from './steps-of-readers.ts'
import { makeReadPartitions, READ_STEPS } from './steps-of-reads.ts'
import { SEARCH_STEPS } from './steps-of-search.ts'

type Filling = {
  url: string
  articles: number
  /** What articles are about; fewer of them are made more quickly. */
  themes?: number
  seed: number
  now: number
  say: (line: string) => void
}

/** Fills a migrated, empty database: the same for the same seed, up to the moment that all times end at. */
export async function fillTables(
  database: Database,
  { url, articles, seed, now, say, themes = 600 }: Filling,
): Promise<void> {
  const { pool } = database
  const timed = async (what: string, work: () => Promise<unknown>) => {
    const from = performance.now()
    await work()
    say(`  ${((performance.now() - from) / 1000).toFixed(1).padStart(6)} s  ${what}`)
  }
  const sizes = sizesOf(articles)
  const material = await makeMaterial({ seed, themes })
  const ground = { sizes, seed, now, ...material }
  const numbers = {
    ...{ now, articles, persons: sizes.persons, renderer: RENDERER_VERSION },
    // One article of so many says how common words are; rare ones are in titles, which are all counted.
    sample: Math.ceil(articles / 20_000),
    paragraphs: Math.min(5000, material.themes.paragraphs.length),
  }
  await timed('people, accounts, topics, paragraphs', () => layGround(database, ground))
  await makeReadPartitions(database, now)
  const definitions = await dropIndexes(pool)
  await timed('plan of articles', () => planArticles(pool, url, { sizes, seed, now, themes }))
  const step = (one: Step) => timed(one.name, () => runStep(pool, one, numbers))
  for (const one of [
    ...ARTICLE_STEPS,
    ...SEARCH_STEPS,
    SUMS,
    ...READER_STEPS,
    ...READ_STEPS,
    ...FOLLOW_STEPS,
  ])
    await step(one)
  await timed('names', () => indexNames(database))
  await timed('indexes', () => makeIndexes(pool, definitions, say))
  await timed('vacuum, analyze', () => tidyUp(database))
}

/** Accounts and topics by search's own verbs: they are few. */
async function indexNames(database: Database): Promise<void> {
  const ids = async (table: string) =>
    (await database.pool.query<{ id: string }>(`select id from ${table}`)).rows.map(({ id }) => id)
  const [accounts, topics] = [await ids('account'), await ids('topic')]
  await transact(database, async (tx) => {
    for (let at = 0; at < accounts.length; at += 500) await indexAccounts(tx, accounts.slice(at, at + 500))
    for (let at = 0; at < topics.length; at += 500) await indexTopics(tx, topics.slice(at, at + 500))
  })
}

async function tidyUp({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relname like 'bench\\_%' and relkind = 'r'`,
  )
  await pool.query(`drop table ${rows.map(({ name }) => name).join(', ')}`)
  await pool.query('drop function bench_floor, bench_chance, bench_id')
  await pool.query('vacuum (analyze, parallel 0)')
  await pool.query('checkpoint')
}
