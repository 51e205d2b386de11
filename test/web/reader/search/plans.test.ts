import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateArticles } from '../../../../src/demo/index.ts'
import { countWords, takeInPending } from '../../../../src/domain/search/index.ts'
import { makeRoom } from '../../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../../support/portal-app.ts'
import { type Statement, statementsDuring } from '../../../support/watch-statements.ts'

const ARTICLES = 1500
const LARGE = ['search_article', 'listing', 'revision', 'search_name', 'search_frequency', 'search_word']
/** Pages of 8 kB that one statement may touch: some 180 articles are ranked, with their words. */
const MOST_BLOCKS = 6000
/** Two searches, when the words were put right. */
const MOST_STATEMENTS = 20

let portal: PortalApp

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp()
  const { database } = portal
  await makeRoom(database)
  await generateArticles(database, { count: ARTICLES, now: new Date() })
  await takeInPending(database)
  await countWords(database)
  await database.pool.query('vacuum analyze')
}, 180_000)

async function statementsOf(path: string): Promise<Statement[]> {
  portal.database.purges.announce('all')
  return statementsDuring(async () => expect((await fetch(`${portal.address}${path}`)).status).toBe(200))
}

type Node = { 'Node Type': string; 'Relation Name'?: string; Plans?: Node[] } & Record<string, number>

/** As the search itself plans it: see finding/session.ts. */
async function planOf({ text, values }: Statement): Promise<Node> {
  const client = await portal.database.pool.connect()
  try {
    await client.query('begin; set local enable_seqscan = off; set local pg_trgm.similarity_threshold = 0.25')
    const answer = await client.query(`explain (analyze, buffers, format json) ${text}`, values)
    return answer.rows[0]['QUERY PLAN'][0].Plan
  } finally {
    await client.query('rollback')
    client.release()
  }
}

function scans(node: Node): string[] {
  const own = node['Node Type'] === 'Seq Scan' && node['Relation Name'] ? [node['Relation Name']] : []
  return [...own, ...(node.Plans ?? []).flatMap(scans)]
}

describe(`statements of a search in ${ARTICLES} articles`, () => {
  it.each([
    ['one character', '的'],
    ['a common word', '街坊'],
    ['three words', '菜场 早上 零钱'],
    ['a phrase', '"一盏一盏"'],
    ['a question', '天还没有全亮的时候，是谁已经把门推开了一半？'],
    ['nothing', '鲸鱼座'],
    ['a typing mistake', 'remarkabel'],
    ['only without', '-街坊'],
    ['syllables', 'caichang'],
    ['newest', '街坊&order=newest'],
  ])('%s: few, by index, bounded', async (_, words) => {
    const [q = '', ...rest] = words.split('&')
    const path = `/search?q=${encodeURIComponent(q)}&${rest.join('&')}`
    const seen = await statementsOf(path)
    expect(seen.length).toBeLessThanOrEqual(MOST_STATEMENTS)
    for (const statement of seen.filter(({ text }) => /^\s*(select|with)/i.test(text))) {
      const plan = await planOf(statement)
      const blocks = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
      expect([statement.text, blocks <= MOST_BLOCKS ? 'bounded' : blocks]).toEqual([
        statement.text,
        'bounded',
      ])
      expect(scans(plan).filter((table) => LARGE.includes(table))).toEqual([])
    }
  })
})
