import { sql } from 'kysely'
import { type Database, type Tx, transact } from '../../platform/database/index.ts'
import { noteHistory } from '../history/index.ts'
import { readSettings } from '../settings/index.ts'
import type { EventBatch, WaitingList, WaitingRead } from './events.ts'
import { cohortHash, personHash, saltOf } from './visitor.ts'
import { newcomerDay, pointsOf, type Voter } from './vote-points.ts'

/**
 * Writes a batch of events, once: of a batch that is there already nothing is written again. Sessions become the
 * histories of their people here, and the hash of the person; no event names one.
 */
export async function writeEvents(database: Database, batch: EventBatch): Promise<void> {
  const now = new Date(Math.max(...[...batch.reads, ...batch.lists].map(({ at }) => at.getTime())))
  const voters = await votersOf(database, batch.reads, now)
  await transact(database, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into reading_batch (id, written_at) values (${batch.id}, ${now}) on conflict do nothing returning id`.execute(
      tx.db,
    )
    if (rows.length === 0) return
    await writeReads(tx, batch, voters)
    await writeLists(tx, batch.id, batch.lists)
    await noteHistory(
      tx,
      batch.reads.flatMap(({ articleId, session, at }) => {
        const voter = session && voters.get(session)
        return voter ? [{ personId: voter.personId, articleId, readAt: at }] : []
      }),
    )
  })
}

async function writeReads(tx: Tx, { id, reads }: EventBatch, voters: Map<string, Voter>): Promise<void> {
  if (reads.length === 0) return
  const settings = await readSettings(tx.db)
  const salts = new Map<string, Buffer>()
  for (const day of new Set(reads.map((read) => read.day))) salts.set(day, await saltOf(tx.db, day))
  const rows = reads.map(({ day, at, visitor, session, ...rest }) => {
    const voter = session === undefined ? undefined : voters.get(session)
    const salt = salts.get(day) as Buffer
    const joined = newcomerDay(voter, settings, at)
    return {
      ...{ day, at, ...rest },
      visitor: voter ? personHash(salt, voter.personId) : visitor,
      joined: joined ? cohortHash(salt, 'joined', joined) : null,
      points: pointsOf(voter, settings, at),
    }
  })
  await sql`
    insert into read_event (day, at, batch_id, article_id, visitor, network, joined, referrer, points)
    select day, at, ${id}, article_id, decode(visitor, 'hex'), decode(network, 'hex'), decode(joined, 'hex'),
           decode(referrer, 'hex'), points
      from unnest(${rows.map((row) => row.day)}::date[], ${rows.map((row) => row.at)}::timestamptz[],
                  ${rows.map((row) => row.articleId)}::text[], ${rows.map((row) => hex(row.visitor))}::text[],
                  ${rows.map((row) => hex(row.network))}::text[], ${rows.map((row) => hex(row.joined))}::text[],
                  ${rows.map((row) => hex(row.referrer))}::text[], ${rows.map((row) => row.points)}::real[])
        as r (day, at, article_id, visitor, network, joined, referrer, points)`.execute(tx.db)
}

async function writeLists(tx: Tx, batchId: string, lists: readonly WaitingList[]): Promise<void> {
  if (lists.length === 0) return
  await sql`
    insert into impression_event (day, at, batch_id, visitor, list, articles, positions, reasons)
    select day, at, ${batchId}, decode(visitor, 'hex'), list, string_to_array(articles, ','),
           string_to_array(positions, ',')::smallint[], string_to_array(reasons, ',')
      from unnest(${lists.map((one) => one.day)}::date[], ${lists.map((one) => one.at)}::timestamptz[],
                  ${lists.map((one) => hex(one.visitor))}::text[], ${lists.map((one) => one.list)}::text[],
                  ${lists.map((one) => one.articles.join(','))}::text[],
                  ${lists.map((one) => one.positions.join(','))}::text[],
                  ${lists.map((one) => one.reasons.join(','))}::text[])
        as l (day, at, visitor, list, articles, positions, reasons)`.execute(tx.db)
}

/** Who is behind the sessions that reads came with, by token; those that have ended are nobody's. One query. */
async function votersOf(
  { db }: Database,
  reads: readonly WaitingRead[],
  now: Date,
): Promise<Map<string, Voter>> {
  const tokens = [...new Set(reads.flatMap(({ session }) => session ?? []))]
  if (tokens.length === 0) return new Map()
  const { rows } = await sql<{ token: string; id: string; created_at: Date; email_verified: boolean }>`
    select s.token, p.id, p.created_at, p.email_verified from session s join person p on p.id = s.person_id
     where s.token = any(${tokens}::text[]) and s.expires_at > ${now}`.execute(db)
  return new Map(
    rows.map((row) => [
      row.token,
      { personId: row.id, joinedAt: row.created_at, confirmed: row.email_verified },
    ]),
  )
}

function hex(bytes: Buffer | null): string | null {
  return bytes?.toString('hex') ?? null
}
