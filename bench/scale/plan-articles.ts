import { finished } from 'node:stream/promises'
import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { copyLine } from '../../src/demo/generate/copy-text.ts'
import { type Sizes, type Spec, specs } from './articles.ts'
import type { Material } from './material.ts'
import { seeded } from './random.ts'
import { titleWords } from './search-words.ts'
import type { Themes } from './themes.ts'

/** A range of articles that one thread plans. */
export type PlanPart = {
  seed: number
  /** How many themes there are, see `makeThemes`. */
  themes: number
  now: number
  sizes: Sizes
  first: number
  end: number
}

const THREADS = 2
const CHUNK = 500
/** Two articles whose rooms are compared: counted from the newest, and their comments. */
const ROOMS = new Map([
  [20, 10_000],
  [21, 10],
])

const TABLE = `
  create unlogged table bench_article (
    n bigint, id text, revision_id text, publication_id text, account int, channel int, cover int, language text,
    title text, slug text, at timestamptz, paragraphs int[], topics int[], topic_names text[], theme int,
    crowd double precision, floors int, terms tsvector, length int)`

/** The plan of all articles as one table, `bench_article`; the heavy rows are made of it inside the database. */
export async function planArticles(
  pool: pg.Pool,
  url: string,
  plan: Omit<PlanPart, 'first' | 'end'>,
): Promise<void> {
  await pool.query(TABLE)
  const size = Math.ceil(plan.sizes.articles / THREADS)
  const parts = Array.from({ length: THREADS }, (_, at) => ({
    ...plan,
    first: at * size,
    end: Math.min(plan.sizes.articles, (at + 1) * size),
  }))
  await Promise.all(parts.map((part) => inThread(url, part)))
  await pool.query(`
    alter table bench_article add primary key (n);
    create index on bench_article (theme, n);
    create index on bench_article (account);
    analyze bench_article`)
}

function inThread(url: string, part: PlanPart): Promise<void> {
  const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { workerData: { url, part } })
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', () => resolve())
  })
}

/** Plans one range, in the thread that calls it. */
export async function planPart(
  pool: pg.Pool,
  part: PlanPart,
  { themes, vocabulary }: Material,
): Promise<void> {
  const random = seeded(part.seed + 7 + part.first)
  const ids = await namedIds(pool)
  const client = await pool.connect()
  try {
    const stream = client.query(copyFrom('copy bench_article from stdin'))
    let chunk = ''
    for (const spec of specs(part, themes, vocabulary)) {
      const words = await titleWords(spec, {
        accountId: ids.accounts[spec.account] as string,
        channelId: ids.channels[spec.channel] as string,
        topics: spec.topics.map((n) => themes.topics[n] as string),
      })
      chunk += lineOf(
        spec,
        themes,
        crowdOf(spec.number, part.sizes.articles, random),
        words,
        part.sizes.articles,
      )
      if (spec.number % CHUNK === 0) {
        if (!stream.write(chunk)) await new Promise((go) => stream.once('drain', go))
        chunk = ''
      }
    }
    stream.end(chunk)
    await finished(stream)
  } finally {
    client.release()
  }
}

async function namedIds(pool: pg.Pool): Promise<{ accounts: string[]; channels: string[] }> {
  const column = async (table: string) =>
    (await pool.query<{ id: string }>(`select id from ${table} order by n`)).rows.map(({ id }) => id)
  return { accounts: await column('bench_account'), channels: await column('bench_channel') }
}

/** How much an article is talked about: the newest most, some far more than others; the mean is near 1. */
function crowdOf(number: number, articles: number, random: () => number): number {
  return (Math.sqrt(articles / (articles - number)) / 2) * -Math.log(1 - random() * 0.999)
}

function lineOf(
  spec: Spec,
  { topics, themes }: Themes,
  crowd: number,
  words: { terms: string; length: number },
  articles: number,
): string {
  const theme = Math.floor((spec.paragraphs[0] as number) / (themes[0]?.paragraphs.length ?? 1))
  const floors = ROOMS.get(articles - spec.number) ?? Math.floor(5 * crowd)
  return copyLine([
    ...[spec.number, spec.id, spec.revisionId, spec.publicationId, spec.account, spec.channel, spec.cover],
    ...[spec.language, spec.title, spec.slug, spec.at, spec.paragraphs.map(String), spec.topics.map(String)],
    ...[spec.topics.map((n) => topics[n] as string), theme, crowd, floors, words.terms, words.length],
  ])
}
