import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import { readSettings } from '../../settings/index.ts'
import { assembleList, HOT_LENGTH, type HotPlaced, type Scored, scoreCandidates } from './assemble-hot.ts'
import { hotCandidates, recentArticles } from './hot-candidates.ts'
import { hotExplorers } from './hot-explorers.ts'

/** So many times the length of a list stay candidates: when some fall, the next ones are known. */
const IN_WAITING = 2
/** The first places of the portal's list, which stand on every page; see {@link hotTag} for the lists themselves. */
const ON_EVERY_PAGE = 10

/** The tag of a whole hot list: of the portal ('') or a channel (its ID). Its first ten stand under `hot`. */
export function hotTag(scope: string): string {
  return `hot-list:${scope}`
}

/**
 * Makes the hot lists of the portal and its channels anew, from the articles that something happened to since the last
 * time and from those that were candidates then: the cost follows events and places, not the size of the portal.
 * Purges a list only when its order changed. One at a time: of two at once the second does nothing.
 */
export async function refreshHot(tx: Tx, now: Date): Promise<{ changed: boolean }> {
  const { rows } = await sql<{
    mine: boolean
  }>`select pg_try_advisory_xact_lock(hashtext('masthead hot')) as mine`.execute(tx.db)
  if (!rows[0]?.mine) return { changed: false }
  const progress = await sql<{
    roll: number
    hot_roll: number
  }>`select roll, hot_roll from reading_progress`.execute(tx.db)
  const { roll, hot_roll } = progress.rows[0] as { roll: number; hot_roll: number }
  const settings = await readSettings(tx.db)
  const candidates = await hotCandidates(tx, { roll: hot_roll, settings, now })
  const recent = await recentArticles(tx, now)
  const explorers = await hotExplorers(tx, settings, now)
  const given = { candidates, recent, explorers, settings, now }
  const scored = scoreCandidates(given)
  const byScope = new Map<string, Scored[]>([['', scored]])
  for (const scope of explorers.keys()) if (!byScope.has(scope)) byScope.set(scope, [])
  for (const one of scored) {
    if (!one.channelId) continue
    const own = byScope.get(one.channelId)
    if (own) own.push(one)
    else byScope.set(one.channelId, [one])
  }
  const places = [...byScope].flatMap(([scope, ranked]) => assembleList(scope, ranked, given))
  await keepCandidates(tx, byScope)
  const changed = await writePlaces(tx, places, now)
  await sql`update reading_progress set hot_roll = ${roll}, hot_made_at = ${now}`.execute(tx.db)
  return { changed }
}

async function keepCandidates(tx: Tx, byScope: ReadonlyMap<string, readonly Scored[]>): Promise<void> {
  const kept = new Set<string>()
  for (const [scope, ranked] of byScope) {
    const most = IN_WAITING * (scope === '' ? HOT_LENGTH.portal : HOT_LENGTH.channel)
    for (const { articleId } of ranked.slice(0, most)) kept.add(articleId)
  }
  const ids = [...kept]
  await sql`delete from hot_candidate where article_id <> all(${ids}::text[])`.execute(tx.db)
  await sql`insert into hot_candidate (article_id) select unnest(${ids}::text[]) on conflict do nothing`.execute(
    tx.db,
  )
}

/** Writes the places and purges what shows those that changed. True when the portal's order did. */
async function writePlaces(tx: Tx, places: readonly HotPlaced[], now: Date): Promise<boolean> {
  const before = await tx.db.selectFrom('hot_entry').select(['scope', 'position', 'article_id']).execute()
  const old = new Map(before.map((row) => [`${row.scope} ${row.position}`, row.article_id]))
  const changed = new Map<string, number>()
  const note = (scope: string, position: number) =>
    changed.set(scope, Math.min(position, changed.get(scope) ?? position))
  for (const { scope, position, articleId } of places) {
    const key = `${scope} ${position}`
    if (old.get(key) !== articleId) note(scope, position)
    old.delete(key)
  }
  for (const { scope, position } of before) if (old.has(`${scope} ${position}`)) note(scope, position)
  await sql`delete from hot_entry`.execute(tx.db)
  await sql`
    insert into hot_entry (scope, position, article_id, score, components, explored, reads, made_at)
    select p.scope, p.position, p.article_id, p.score, p.components, p.explored, coalesce(r.reads, 0), ${now}
      from unnest(${places.map((one) => one.scope)}::text[], ${places.map((one) => one.position)}::int[],
                  ${places.map((one) => one.articleId)}::text[], ${places.map((one) => one.score)}::float8[],
                  ${places.map((one) => JSON.stringify(one.components))}::jsonb[], ${places.map((one) => one.explored)}::bool[])
        as p (scope, position, article_id, score, components, explored)
      left join article_reads r on r.article_id = p.article_id`.execute(tx.db)
  for (const [scope, first] of changed) {
    tx.purge(hotTag(scope))
    if (scope === '' && first <= ON_EVERY_PAGE) tx.purge('hot')
  }
  return changed.has('')
}
