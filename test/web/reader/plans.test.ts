import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillTables } from '../../../bench/scale/fill-tables.ts'
import { READER } from '../../../bench/scale/ground.ts'
import { refreshHot } from '../../../src/domain/ranking/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'
import { type Statement, statementsDuring } from '../../support/watch-statements.ts'

const ARTICLES = 4000
/** Tables that are large here. A page that scans one is slower on a larger portal. */
const LARGE = [
  'listing',
  'article',
  'revision',
  'revision_html',
  'publication',
  'article_reads',
  'listing_topic',
  'search_article',
  'search_frequency',
  'search_word',
  'comment',
  'comment_room',
  'person',
  'follow',
  'topic_follow',
  'article_like',
  'bookmark',
  'reading_history',
  'article_figures',
  'article_reads_daily',
  'article_reads_hourly',
  'account_reads_daily',
  'related_article',
  'related_due',
  'article_heat',
]
/** Pages of 8 kB that one statement may touch, found or not. */
const MOST_BLOCKS = 1200

let portal: PortalApp
let article: Record<'article_id' | 'account_id' | 'slug' | 'channel' | 'handle' | 'topic', string>
let word: string

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp({ pageCache: false })
  const { database } = portal
  await fillTables(database, {
    ...{ url: database.url, articles: ARTICLES, themes: 40, seed: 1, now: Date.now() },
    say: () => {},
  })
  await transact(database, (tx) => refreshHot(tx, new Date()))
  await database.pool.query('vacuum analyze')
  const found = await database.pool.query(`
    select l.article_id, l.account_id, l.slug, c.slug as channel, a.handle, t.slug as topic
      from listing l join channel c on c.id = l.channel_id join account a on a.id = l.account_id
      join listing_topic lt on lt.article_id = l.article_id join topic t on t.id = lt.topic_id
     order by l.published_at offset ${ARTICLES / 2} limit 1`)
  article = found.rows[0]
  const words = await database.pool.query(
    `select term from search_frequency where term ~ '^[一-鿿]{2}$' order by articles desc limit 1`,
  )
  word = words.rows[0].term
}, 240_000)

const READS = /^\s*(select|with)\b/i
const WRITES = /\b(insert into|update|delete from|for (no key )?update)\b/i

/** The statements that a page runs, with every cache of the process cold. */
async function statementsOf(path: string, cookie = ''): Promise<Statement[]> {
  portal.database.purges.announce('all')
  const ask = () => fetch(`${portal.address}${path}`, { headers: { cookie } })
  const seen = await statementsDuring(async () => expect((await ask()).status).toBeLessThan(500))
  return seen.filter(({ text }) => READS.test(text) && !WRITES.test(text))
}

type Node = {
  'Node Type': string
  'Relation Name'?: string
  Plans?: Node[]
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
}

async function planOf({ text, values }: Statement): Promise<Node> {
  const answer = await portal.database.pool.query(`explain (analyze, buffers, format json) ${text}`, values)
  return answer.rows[0]['QUERY PLAN'][0].Plan
}

function scans(node: Node): string[] {
  const own = node['Node Type'] === 'Seq Scan' && node['Relation Name'] ? [node['Relation Name']] : []
  return [...own, ...(node.Plans ?? []).flatMap(scans)]
}

describe(`statements of visitors’ pages on ${ARTICLES} articles`, () => {
  it.each([
    ['front page', () => '/'],
    ['channel', () => `/c/${article.channel}`],
    ['topic', () => `/t/${encodeURIComponent(article.topic)}`],
    ['account', () => `/@${article.handle}`],
    ['articles of an account', () => `/@${article.handle}/articles`],
    ['article', () => `/a/${article.article_id}/${encodeURIComponent(article.slug)}`],
    ['history', () => `/a/${article.article_id}/history`],
    ['comments', () => `/a/${article.article_id}/comments`],
    ['hot list', () => '/hot'],
    ['list for nobody', () => '/for-you'],
    ['feed', () => '/feed.xml'],
    ['sitemap', () => '/sitemap.xml'],
    ['search for a common word', () => `/search?q=${encodeURIComponent(word)}`],
    ['search for what nobody wrote', () => `/search?q=${encodeURIComponent('龘靐齉')}`],
    ['search for a misspelt word', () => '/search?q=libraryy'],
    ['suggestions', () => `/suggest?q=${encodeURIComponent(word)}`],
    ['an unknown address', () => '/2019/nothing-here'],
    ['an unknown article', () => '/a/0000000000000'],
  ])('%s: by index, bounded', (_, path) => bounded(path()))

  it.each([
    ['what is one’s own', () => `/me.json?article=${article.article_id}&account=${article.account_id}`],
    ['the list for them', () => '/for-you'],
    ['what they follow', () => '/me/following'],
    ['bookmarks', () => '/me/bookmarks'],
    ['history', () => '/me/history'],
    ['notifications', () => '/me/notifications'],
  ])('%s, of someone signed in: by index, bounded', async (_, path) => {
    await bounded(path(), await signIn())
  })
})

async function bounded(path: string, cookie?: string): Promise<void> {
  const statements = await statementsOf(path, cookie)
  expect(statements.length).toBeGreaterThan(0)
  for (const statement of statements) {
    const plan = await planOf(statement)
    const blocks = plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    const scanned = scans(plan).filter((table) => LARGE.includes(table))
    expect({ text: statement.text, blocks: blocks <= MOST_BLOCKS ? 'bounded' : blocks, scanned }).toEqual({
      text: statement.text,
      blocks: 'bounded',
      scanned: [],
    })
  }
}

async function signIn(): Promise<string> {
  const answer = await fetch(`${portal.address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: READER.email, password: READER.password }),
  })
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
