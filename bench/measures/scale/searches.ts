import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type pg from 'pg'
import type { Figure } from '../../support/result.ts'
import type { Pair } from '../scale.ts'
import { quantile, startOn, timed, withClient } from './portals.ts'
import { type Questions, someQuestions } from './questions.ts'

/**
 * Searches of every kind, one after the other, no page of them cached. The index has been read once before, as that of a
 * portal has which has run for some days: what is told is not the disk's time.
 */
export async function measureSearch(pair: Pair, say: (line: string) => void): Promise<Figure[]> {
  const { portal } = await startOn(pair.large, { PAGE_CACHE: 'off' })
  try {
    const questions: Questions = await withClient(portal, someQuestions)
    await readOnce(join(pair.large, 'postgres'), await withClient(portal, filesOfSearch))
    const ask = (text: string) => timed(`${portal.url}/search?q=${encodeURIComponent(text)}`)
    for (const texts of Object.values(questions)) await ask(texts[0] as string)
    const figures: Figure[] = []
    const all: number[] = []
    for (const [kind, texts] of Object.entries(questions)) {
      const times: number[] = []
      for (const text of texts) times.push(await ask(text))
      all.push(...times)
      const slowest = texts[times.indexOf(Math.max(...times))]
      say(
        `  ${kind}: middle ${quantile(times, 0.5).toFixed(1)} ms, slowest ${Math.max(...times).toFixed(0)} ms (${slowest})`,
      )
      figures.push({ what: `search, ${kind}: p95`, value: quantile(times, 0.95), unit: 'ms', atMost: 50 })
    }
    const starts = Object.values(questions).flatMap((texts) =>
      texts.slice(0, 10).map((text) => text.slice(0, 2)),
    )
    const suggested: number[] = []
    for (const text of starts)
      suggested.push(await timed(`${portal.url}/suggest?q=${encodeURIComponent(text)}`))
    return [
      ...figures,
      { what: 'search, all: p95', value: quantile(all, 0.95), unit: 'ms', atMost: 50 },
      { what: 'suggestions: p95', value: quantile(suggested, 0.95), unit: 'ms' },
    ]
  } finally {
    await portal.stop()
  }
}

/** The files of search's table, of what is stored beside it and of its indexes, below the database's folder. */
async function filesOfSearch(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ path: string }>(`
    select pg_relation_filepath(c.oid) as path from pg_class t
      join pg_class c on c.oid = t.oid or c.oid = t.reltoastrelid
        or c.oid in (select indexrelid from pg_index where indrelid in (t.oid, t.reltoastrelid))
     where t.relname in ('search_article', 'listing') and t.relkind = 'r'`)
  return rows.map(({ path }) => path)
}

/** Reads them from end to end, each with its further segments of a gigabyte. */
async function readOnce(folder: string, paths: string[]): Promise<void> {
  for (const path of paths) {
    const [at, name] = [join(folder, dirname(path)), basename(path)]
    const segments = (await readdir(at)).filter((one) => one === name || one.startsWith(`${name}.`))
    for (const segment of segments)
      for await (const _ of createReadStream(join(at, segment), { highWaterMark: 1 << 20 })) {
        // The system keeps what it has read.
      }
  }
}
