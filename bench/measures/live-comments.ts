import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type Written, writeComment } from '../../src/domain/comments/index.ts'
import { newId } from '../../src/kernel/ids.ts'
import { type Database, openDatabase, transact } from '../../src/platform/database/index.ts'
import { someArticle, startMeasured } from '../support/measured-portal.ts'
import { processTree } from '../support/processes.ts'
import { type Measure, median } from '../support/result.ts'

const STREAMS = 5000
const COMMENTS = 10
const PATIENCE_MS = 10_000

/** What five thousand readers of one article's comments cost one worker, and when the last of them hears of a new one. */
export const liveComments: Measure = {
  summary: `${STREAMS.toLocaleString('en')} open streams on one worker`,
  async run(say) {
    const portal = await startMeasured({ demo: ['--articles', '200'] })
    const database = openDatabase(portal.databaseUrl(), { max: 2 })
    const sockets: Reader[] = []
    try {
      const article = new URL(await someArticle(portal))
      const articleId = article.pathname.split('/')[2] as string
      const personId = await addReader(database)
      const alone = worker(portal.pid)
      for (let at = 0; at < STREAMS; at += 100)
        sockets.push(
          ...(await Promise.all(Array.from({ length: 100 }, (_, one) => open(article, articleId, at + one)))),
        )
      say(`  ${sockets.length} streams are open`)
      const heard: number[] = []
      for (let at = 0; at < COMMENTS; at += 1) {
        const began = performance.now()
        const now = new Date(Date.now() + at * 60_000)
        await comment(database, { articleId, personId, now })
        for (const socket of sockets) socket.floor += 1
        await until(() => sockets.every((socket) => socket.heard >= socket.floor))
        heard.push(performance.now() - began)
        await wait(1200)
      }
      const full = worker(portal.pid)
      return {
        figures: [
          {
            what: 'the last reader hears of a comment, median',
            value: median(heard),
            unit: 'ms',
            atMost: 1000,
          },
          { what: 'slowest', value: Math.max(...heard), unit: 'ms', atMost: 1000 },
          { what: 'resident memory of the worker', value: full, unit: 'MB', atMost: 300 },
          { what: 'of it for a stream', value: ((full - alone) / STREAMS) * 1024, unit: 'kB' },
        ],
      }
    } finally {
      for (const { socket } of sockets) socket.destroy()
      await database.close()
      await portal.stop()
    }
  },
}

type Reader = { socket: Socket; heard: number; floor: number }

/** One reader, each four of them from an address of their own. Resolves with the first figures. */
function open(article: URL, articleId: string, at: number): Promise<Reader> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(article.port), article.hostname)
    const reader: Reader = { socket, heard: -1, floor: 0 }
    socket.setEncoding('utf8')
    socket.on('error', reject)
    socket.on('data', (text: string) => {
      const floors = [...text.matchAll(/"floors":(\d+)/g)].at(-1)?.[1]
      if (floors === undefined) return
      const first = reader.heard < 0
      reader.heard = Number(floors)
      if (!first) return
      reader.floor = reader.heard
      resolve(reader)
    })
    const address = `10.${(at >> 10) & 255}.${(at >> 2) & 255}.1`
    socket.write(
      `GET /a/${articleId}/comments/live HTTP/1.1\r\nhost: ${article.host}\r\naccept: text/event-stream\r\nx-forwarded-for: ${address}\r\n\r\n`,
    )
  })
}

async function addReader({ db }: Database): Promise<string> {
  const id = newId()
  const at = new Date(Date.now() - 30 * 24 * 3600_000)
  await db
    .insertInto('person')
    .values({ id, name: 'A reader', email: `${id}@example.org`, created_at: at, updated_at: at })
    .execute()
  return id
}

function comment(
  database: Database,
  { articleId, personId, now }: { articleId: string; personId: string; now: Date },
): Promise<Written> {
  const actor = { personId, roles: [], members: [] }
  return transact(database, (tx) => writeComment(tx, { articleId, body: newId() }, { actor, now }))
}

async function until(done: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  while (!done()) {
    if (performance.now() > end) throw new Error('not everybody heard of a comment')
    await wait(5)
  }
}

/** Resident memory of the web worker, in MB. */
function worker(pid: number): number {
  const web = processTree(pid).filter(({ command }) => /^masthead web\b/.test(command))
  return Math.max(...web.map((one) => one.residentKb)) / 1024
}
