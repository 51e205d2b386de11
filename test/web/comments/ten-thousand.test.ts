import { afterAll, beforeAll, expect, test } from 'vitest'
import { addComments, type ForeignComment } from '../../../src/domain/comments/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { type Database, transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'
import { type Statement, statementsDuring } from '../../support/watch-statements.ts'

const MANY = 10_000
/** A full page, as of the many: what is drawn is the same, what is searched through is not. */
const FEW = 21
/** Blocks of 8 kB that all statements of a list may touch, of however many comments. */
const BLOCKS_OF_PAGE = 60
const ROUNDS = 60
const WARM_UP = 10
/** Pages of 8 kB that one statement may touch: those of a page of comments with their chains. */
const MOST_BLOCKS = 1200

let portal: PortalApp
let few: Awaited<ReturnType<typeof publishOne>>
let many: Awaited<ReturnType<typeof publishOne>>

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp({ pageCache: false })
  const room = await makeRoom(portal.database)
  few = await publishOne(portal.database, room.accountId)
  many = await publishOne(portal.database, room.accountId)
  await fill(portal.database, few.articleId, FEW)
  await fill(portal.database, many.articleId, MANY)
  await portal.database.pool.query('vacuum analyze')
}, 120_000)

/** Comments of which each second one answers the one before; none has another chain than those of a few have. */
async function fill(database: Database, articleId: string, count: number): Promise<void> {
  const now = Date.now()
  const all: ForeignComment[] = Array.from({ length: count }, (_, at) => ({
    id: newId(),
    articleId,
    parentId: null,
    authorName: `读者 ${at}`,
    authorEmail: null,
    authorUrl: null,
    body: `第 ${at} 条：轮渡停航那天，我也在码头上。`,
    state: 'visible',
    createdAt: new Date(now - (count - at) * 1000),
  }))
  for (let at = 1; at < count; at += 2) (all[at] as ForeignComment).parentId = all[at - 1]?.id ?? null
  for (let at = 0; at < count; at += 1000)
    await transact(database, (tx) => addComments(tx, all.slice(at, at + 1000), new Date()))
}

async function statementsOf(path: string): Promise<Statement[]> {
  portal.database.purges.announce('all')
  const ask = () => fetch(`${portal.address}${path}`)
  const seen = await statementsDuring(async () => expect((await ask()).status).toBe(200))
  return seen.filter(({ text }) => /^\s*(select|with)/i.test(text))
}

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  Plans?: Node[]
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
}

async function planOf(text: string, values: unknown[]): Promise<Node> {
  const answer = await portal.database.pool.query(`explain (analyze, buffers, format json) ${text}`, values)
  return answer.rows[0]['QUERY PLAN'][0].Plan as Node
}

const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)]

test('every page reads comments by index, a page of them at a time', async () => {
  const at = `/a/${many.articleId}/comments`
  const list = await (await fetch(`${portal.address}${at}?sort=new`)).text()
  const next = /rel="next" href="([^"]+)"/.exec(list)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(next).toContain('after=')
  const one = /data-comment="(\w+)"/.exec(list)?.[1]
  for (const path of [many.path, at, next, `${at}?after=1.5000`, `${at}?sort=author`, `${at}/${one}`]) {
    const statements = await statementsOf(path)
    expect(statements.length, path).toBeLessThanOrEqual(10)
    for (const { text, values } of statements.filter((one) => /\bcomment/.test(one.text))) {
      const plan = await planOf(text, values)
      const read = nodes(plan).filter((node) => node['Relation Name'] === 'comment')
      expect(
        read.map((node) => node['Node Type']),
        text,
      ).not.toContain('Seq Scan')
      expect(Math.max(0, ...read.map((node) => node['Actual Rows'])), text).toBeLessThan(400)
      expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], text).toBeLessThan(MOST_BLOCKS)
    }
  }
})

/** What the database touches for a page's comments: rows and pages of 8 kB. */
async function costOf(path: string): Promise<{ rows: number; blocks: number }> {
  const cost = { rows: 0, blocks: 0 }
  for (const { text, values } of (await statementsOf(path)).filter((one) => /\bcomment/.test(one.text))) {
    const plan = await planOf(text, values)
    cost.blocks += plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    for (const node of nodes(plan))
      if (node['Relation Name'] === 'comment') cost.rows += node['Actual Rows'] * node['Actual Loops']
  }
  return cost
}

test('a page of ten thousand costs the database what a page of a few does', { timeout: 60_000 }, async () => {
  for (const query of ['', '?sort=new', '?sort=author', '?sort=new&view=flat']) {
    const page = await costOf(`/a/${few.articleId}/comments${query}`)
    const one = await costOf(`/a/${many.articleId}/comments${query}`)
    expect(one.rows, query).toBeLessThanOrEqual(page.rows)
    for (const { blocks } of [page, one]) expect(blocks, query).toBeLessThanOrEqual(BLOCKS_OF_PAGE)
  }
})

test('a page of ten thousand is made as fast as a page of a few', { timeout: 120_000 }, async () => {
  const time = async (articleId: string) => {
    const began = performance.now()
    await (await fetch(`${portal.address}/a/${articleId}/comments?sort=new`)).text()
    return performance.now() - began
  }
  const times = { few: [] as number[], many: [] as number[] }
  for (let at = 0; at < ROUNDS + WARM_UP; at += 1) {
    // In turns, and each first in half of them: what the machine does besides falls on both.
    const order = at % 2 === 0 ? (['few', 'many'] as const) : (['many', 'few'] as const)
    for (const one of order) {
      const took = await time((one === 'few' ? few : many).articleId)
      if (at >= WARM_UP) times[one].push(took)
    }
  }
  expect(median(times.many)).toBeLessThan(median(times.few) * 1.2)
})

function median(all: number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] as number
}
