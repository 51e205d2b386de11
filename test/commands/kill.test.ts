import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openAccount } from '../../src/domain/accounts/index.ts'
import { createArticle, publishArticle, scheduleArticle } from '../../src/domain/articles/index.ts'
import { newId } from '../../src/kernel/ids.ts'
import { type Database, openDatabase, transact } from '../../src/platform/database/index.ts'
import { newDataDir, type Portal, startPortal } from '../support/portal.ts'
import { killTree, until } from '../support/processes.ts'

const ROUNDS = 20

test('twenty kills of the whole tree during a stream of publications lose nothing and double nothing', {
  timeout: 300_000,
}, async () => {
  const dataDir = newDataDir('masthead-kill-')
  const acknowledged = { published: new Set<string>(), scheduled: new Set<string>() }
  let accountId: string | undefined
  for (let round = 0; round < ROUNDS; round += 1) {
    const portal = await startPortal({ dataDir, env: { WORKERS: '1' } })
    const database = openPortal(portal)
    accountId ??= await openOne(database)
    const streams = [1, 2].map((number) =>
      publish(database, accountId as string, acknowledged, `${round}-${number}`),
    )
    await sleep(randomInt(20, 700))
    killTree(portal.pid)
    await Promise.all([portal.ended, ...streams])
    await database.close().catch(() => {})
  }
  expect(acknowledged.published.size).toBeGreaterThan(ROUNDS)

  const portal = await startPortal({ dataDir, env: { WORKERS: '1' } })
  const database = openPortal(portal)
  const all = [...acknowledged.published, ...acknowledged.scheduled]
  // What was due when the tree died is published by the first job process that lives long enough.
  const missing = async (): Promise<string[]> => {
    const there = await countsOf(database)
    return all.filter((id) => !there.has(id))
  }
  await until(async () => (await missing()).length === 0, 100_000)
  const counts = await countsOf(database)
  expect(all.filter((id) => counts.get(id) !== 1)).toEqual([])
  expect([...counts.values()].every((count) => count === 1)).toBe(true)
  const { rows } = await database.pool.query('select count(*)::int as n from listing')
  expect(rows[0].n).toBe(counts.size)
  for (const id of [...acknowledged.published].slice(-20)) {
    const answer = await fetch(`${portal.url}/a/${id}`)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(`Stream ${id}`)
  }
  await database.close()
  portal.child.kill('SIGTERM')
  expect((await portal.ended).code).toBe(0)
})

function openPortal(portal: Portal): Database {
  const { databaseUrl } = JSON.parse(readFileSync(join(portal.dataDir, 'lock'), 'utf8'))
  return openDatabase(databaseUrl, { max: 3 })
}

async function openOne(database: Database): Promise<string> {
  const now = new Date()
  const account = { handle: 'stream', name: 'Stream', language: 'en', now }
  return (await transact(database, (tx) => openAccount(tx, account))).accountId
}

/** Publishes and schedules one article after another until the server is gone; notes only what was acknowledged. */
async function publish(
  database: Database,
  accountId: string,
  acknowledged: { published: Set<string>; scheduled: Set<string> },
  name: string,
): Promise<void> {
  for (let number = 0; ; number += 1) {
    const later = number % 4 === 3
    try {
      const id = await transact(database, (tx) => addArticle(tx, accountId, `${name}-${number}`, later))
      acknowledged[later ? 'scheduled' : 'published'].add(id)
    } catch {
      return
    }
  }
}

async function addArticle(
  tx: Parameters<typeof createArticle>[0],
  accountId: string,
  name: string,
  later: boolean,
): Promise<string> {
  const now = new Date()
  const articleId = newId()
  const body = {
    type: 'doc' as const,
    content: [
      {
        type: 'paragraph' as const,
        content: [{ type: 'text' as const, text: `Stream ${articleId} ${name}` }],
      },
    ],
  }
  const draft = { title: name, language: 'en', label: 'original' as const, body }
  const { revisionId } = await createArticle(tx, { accountId, articleId, draft, actor: null, now })
  if (later) await scheduleArticle(tx, { articleId, revisionId, publishAt: now, actor: null, now })
  else await publishArticle(tx, { articleId, revisionId, actor: null, now })
  return articleId
}

async function countsOf(database: Database): Promise<Map<string, number>> {
  const { rows } = await database.pool.query(
    'select article_id, count(*)::int as n from publication group by 1',
  )
  return new Map(rows.map((row) => [row.article_id, row.n]))
}
