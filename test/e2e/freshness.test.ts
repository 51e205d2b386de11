import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWebApp, createWebContext } from '../../src/app.ts'
import { reviseArticle } from '../../src/domain/articles/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase, transact } from '../../src/platform/database/index.ts'
import { silentLog } from '../../src/platform/log.ts'
import { paragraphs, type Seeded, seedArticle } from '../support/seed.ts'
import { longestStaleness, readWithoutPause } from './checks/reader.ts'
import { type Portal, startPortal } from './portal.ts'

const BOUND_MS = 1000
const READERS = 8

let portal: Portal
let database: Database
let writer: FastifyInstance
let folder: string
let seeded: Seeded
beforeAll(async () => {
  portal = await startPortal({ workers: 2 })
  database = openDatabase(portal.databaseUrl(), { max: 4 })
  await database.purges.listen()
  seeded = await seedArticle(database, { body: paragraphs(marked(0)) })
  // The writing worker: the same application, in this process, so that it can be asked right after its own commit.
  folder = await mkdtemp(join(tmpdir(), 'masthead-writer-'))
  const config = readConfig({ DATA_DIR: folder, DATABASE_URL: portal.databaseUrl(), PUBLIC_URL: portal.url })
  writer = await createWebApp(await createWebContext(config, database, { log: silentLog }))
}, 60_000)
afterAll(async () => {
  await writer?.close()
  await database?.close()
  await portal?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

describe('an article that is revised while all workers are read', () => {
  test('is never old in the worker that wrote, and nowhere older than a second, over 300 revisions', async () => {
    const { staleness, requests, pids } = await revise({
      from: 1,
      to: 300,
      pauseMs: 25,
      onCommit: expectFreshHere,
    })
    console.log(
      `${requests} pages of ${pids} workers; the longest that an old one was served: ${Math.round(staleness)} ms`,
    )
    expect(pids).toBe(2)
    expect(requests).toBeGreaterThan(600)
    expect(staleness).toBeLessThan(BOUND_MS)
  }, 90_000)

  test('is fresh within a second when the connections that bring the news are cut', async () => {
    let cut = 0
    const { staleness } = await revise({
      from: 301,
      to: 320,
      pauseMs: 200,
      onCommit: async (version) => {
        if (version % 5 === 0) cut += await cutListeners(database)
      },
    })
    expect(cut).toBeGreaterThanOrEqual(2)
    expect(staleness).toBeLessThan(BOUND_MS)
  }, 60_000)
})

type Revising = { from: number; to: number; pauseMs: number; onCommit(version: number): Promise<void> }

async function revise({ from, to, pauseMs, onCommit }: Revising) {
  const committedAt = new Map<number, number>()
  const over = new AbortController()
  const reading = Promise.all(
    Array.from({ length: READERS }, () => readWithoutPause(portal.url, seeded.path, versionOf, over.signal)),
  )
  try {
    for (let version = from; version <= to; version++) {
      const draft = { ...seeded.draft, body: paragraphs(marked(version)) }
      const { articleId } = seeded
      await transact(database, (tx) =>
        reviseArticle(tx, { articleId, draft, kind: 'minor', actor: null, now: new Date() }),
      )
      committedAt.set(version, performance.now())
      await onCommit(version)
      await wait(pauseMs)
    }
    // Long enough that a page left behind would be seen.
    await wait(BOUND_MS + 500)
  } finally {
    over.abort()
  }
  const seen = (await reading).flat()
  return {
    staleness: longestStaleness(seen, committedAt),
    requests: seen.length,
    pids: new Set(seen.map(({ pid }) => pid)).size,
  }
}

async function expectFreshHere(version: number): Promise<void> {
  const answer = await writer.inject({ url: seeded.path, headers: { 'accept-language': 'zh-CN' } })
  expect(versionOf(answer.body)).toBe(version)
}

/** Ends the connections by which processes hear of purges; gives how many. */
async function cutListeners({ pool }: Database): Promise<number> {
  const { rowCount } = await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()
       and (query ilike 'listen %' or query = 'select 1') and backend_type = 'client backend'`,
  )
  return rowCount ?? 0
}

function marked(version: number): string {
  return `这是第<${version}>版。渡轮照常开出。`
}

function versionOf(html: string): number {
  const found = html.match(/这是第&lt;(\d+)(?:&gt;|>)版/)?.[1]
  if (found === undefined) throw new Error('the page shows no version')
  return Number(found)
}
