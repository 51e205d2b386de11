import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateArticles } from '../../../src/demo/index.ts'
import { refreshHot } from '../../../src/domain/ranking/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'

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
]
/** Pages of 8 kB that one statement may touch, found or not. */
const MOST_BLOCKS = 700

let portal: PortalApp
let article: { article_id: string; slug: string; channel: string; handle: string; topic: string }

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp({ pageCache: false })
  const { database } = portal
  for (let index = 0; index < 3; index += 1) await makeRoom(database)
  await generateArticles(database, { count: ARTICLES, now: new Date() })
  await transact(database, (tx) => refreshHot(tx, new Date()))
  await database.pool.query('vacuum analyze')
  const found = await database.pool.query(`
    select l.article_id, l.slug, c.slug as channel, a.handle, t.slug as topic
      from listing l join channel c on c.id = l.channel_id join account a on a.id = l.account_id
      join listing_topic lt on lt.article_id = l.article_id join topic t on t.id = lt.topic_id
     order by l.published_at offset ${ARTICLES / 2} limit 1`)
  article = found.rows[0]
}, 120_000)

type Statement = { text: string; values: unknown[] }

/** The statements that a page runs, with every cache of the process cold. */
async function statementsOf(path: string): Promise<Statement[]> {
  portal.database.purges.announce('all')
  const seen: Statement[] = []
  const run = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first, second] = given as [string | Statement, unknown[] | undefined]
    seen.push(
      typeof first === 'string'
        ? { text: first, values: second ?? [] }
        : { text: first.text, values: first.values ?? [] },
    )
    return (run as (...all: unknown[]) => unknown).apply(this, given)
  } as typeof run
  try {
    expect((await fetch(`${portal.address}${path}`)).status).toBeLessThan(500)
  } finally {
    pg.Client.prototype.query = run
  }
  return seen.filter(({ text }) => /^\s*(select|with)/i.test(text) && text !== 'select 1')
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
    ['for you', () => '/for-you'],
    [
      'why something is related',
      () => `/ranking/why?list=related&article=${article.article_id}&of=${article.article_id}`,
    ],
    ['articles of an account', () => `/@${article.handle}/articles`],
    ['article', () => `/a/${article.article_id}/${encodeURIComponent(article.slug)}`],
    ['history', () => `/a/${article.article_id}/history`],
    ['hot list', () => '/hot'],
    ['feed', () => '/feed.xml'],
    ['an unknown address', () => '/2019/nothing-here'],
    ['an unknown article', () => '/a/0000000000000'],
  ])('%s: by index, bounded', async (_, path) => {
    const statements = await statementsOf(path())
    expect(statements.length).toBeGreaterThan(0)
    for (const statement of statements) {
      const plan = await planOf(statement)
      const blocks = plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
      expect([statement.text, blocks <= MOST_BLOCKS ? 'bounded' : blocks]).toEqual([
        statement.text,
        'bounded',
      ])
      expect(scans(plan).filter((table) => LARGE.includes(table))).toEqual([])
    }
  })
})
