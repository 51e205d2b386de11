import { createHash } from 'node:crypto'
import type { Database } from '../../platform/database/index.ts'
import { fetchOutbound, type OutboundOptions } from '../../platform/outbound/index.ts'
import type { DocumentLink } from './links.ts'

/** What was found at an address: `ok`, or the name of what went wrong, with the status where there was one. */
export type CheckedLink = DocumentLink & { outcome: string; status: number | null; broken: boolean }

const MOST = 40
const AT_ONCE = 4
const TIMEOUT_MS = 6000
const MAX_BYTES = 64 * 1024
const FRESH_MS = 24 * 3600_000

/** Some hosts refuse programs, or are slow: only these tell that a reader would find nothing either. */
const BROKEN = new Set(['unresolvable', 'bad_url', 'refused_address'])
const GONE = new Set([404, 410])

/**
 * Looks at the first forty links of a document, four at a time, from public addresses only, and keeps what was found for
 * a day. Never throws because of what is out there.
 */
export async function checkLinks(
  database: Database,
  links: readonly DocumentLink[],
  now: Date,
  options: Partial<OutboundOptions> = {},
): Promise<CheckedLink[]> {
  const asked = links.slice(0, MOST)
  const known = await knownLinks(database, asked, now)
  const missing = asked.filter(({ href }) => !known.has(href))
  const queue = [...missing]
  const look = async (): Promise<void> => {
    for (let link = queue.shift(); link; link = queue.shift()) {
      const found = await lookAt(link.href, options)
      known.set(link.href, found)
      await keep(database, link.href, found, now)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, look))
  return asked.flatMap((link) => {
    const found = known.get(link.href)
    return found ? [{ ...link, ...found, broken: isBroken(found) }] : []
  })
}

/** What is known already of a document's links, without looking. One query. */
export async function knownBrokenLinks(
  database: Database,
  links: readonly DocumentLink[],
  now: Date,
): Promise<CheckedLink[]> {
  const asked = links.slice(0, MOST)
  const known = await knownLinks(database, asked, now)
  return asked.flatMap((link) => {
    const found = known.get(link.href)
    return found && isBroken(found) ? [{ ...link, ...found, broken: true }] : []
  })
}

type Found = { outcome: string; status: number | null }

async function lookAt(href: string, options: Partial<OutboundOptions>): Promise<Found> {
  const outcome = await fetchOutbound(href, { maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, ...options })
  if (outcome.ok) return { outcome: 'ok', status: outcome.status }
  // More than was asked for is an answer too.
  if (outcome.outcome === 'too_large') return { outcome: 'ok', status: null }
  return { outcome: outcome.outcome, status: outcome.status ?? null }
}

function isBroken({ outcome, status }: Found): boolean {
  return BROKEN.has(outcome) || (outcome === 'bad_status' && status !== null && GONE.has(status))
}

async function knownLinks(
  database: Database,
  links: readonly DocumentLink[],
  now: Date,
): Promise<Map<string, Found>> {
  if (links.length === 0) return new Map()
  const rows = await database.db
    .selectFrom('link_check')
    .select(['url_hash', 'outcome', 'status'])
    .where(
      'url_hash',
      'in',
      links.map(({ href }) => hashed(href)),
    )
    .where('checked_at', '>', new Date(now.getTime() - FRESH_MS))
    .execute()
  const byHash = new Map(rows.map((row) => [row.url_hash.toString('hex'), row]))
  return new Map(
    links.flatMap(({ href }) => {
      const row = byHash.get(hashed(href).toString('hex'))
      return row ? [[href, { outcome: row.outcome, status: row.status }] as const] : []
    }),
  )
}

async function keep(database: Database, href: string, { outcome, status }: Found, now: Date): Promise<void> {
  const row = { outcome, status, checked_at: now }
  await database.db
    .insertInto('link_check')
    .values({ url_hash: hashed(href), ...row })
    .onConflict((conflict) => conflict.column('url_hash').doUpdateSet(row))
    .execute()
}

function hashed(href: string): Buffer {
  return createHash('sha256').update(href).digest()
}
