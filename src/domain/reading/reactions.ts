import { sql } from 'kysely'
import { networkOf } from '../../kernel/network.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { HotSettings } from '../settings/index.ts'
import { cohortHash, dayOf, personHash, saltOf } from './visitor.ts'
import { newcomerDay, pointsOf } from './vote-points.ts'

/** What a reader may do beyond reading that is a vote for an article. */
export type Reaction = { personId: string; articleId: string; kind: 'like' | 'bookmark' | 'comment' }

/** A reaction as the roll-up counts it: the vote of a hashed visitor. */
export type ReactionVote = {
  day: string
  at: Date
  articleId: string
  visitor: Buffer
  network: Buffer | null
  joined: Buffer | null
  points: number
}

/** Reactions taken at once. */
const MOST = 5000

/** Notes a reaction for the hot list, in the transaction of the verb that makes it. The same twice counts once. */
export async function noteReaction(tx: Tx, reaction: Reaction, now: Date): Promise<void> {
  await sql`
    insert into reaction_event (person_id, article_id, kind, at)
    values (${reaction.personId}, ${reaction.articleId}, ${reaction.kind}, ${now}) on conflict do nothing`.execute(
    tx.db,
  )
}

/** Takes a reaction back that no roll-up has counted yet; one that was counted fades by itself. */
export async function dropReaction(tx: Tx, { personId, articleId, kind }: Reaction): Promise<void> {
  await sql`
    delete from reaction_event
     where person_id = ${personId} and article_id = ${articleId} and kind = ${kind}`.execute(tx.db)
}

type Row = {
  person_id: string
  article_id: string
  kind: Reaction['kind']
  at: Date
  created_at: Date
  email_verified: boolean
  ip_address: string | null
}

/** Takes reactions out of their queue, as votes of today: from here on nothing says whose they are. */
export async function takeReactions(tx: Tx, settings: HotSettings, now: Date): Promise<ReactionVote[]> {
  const { rows } = await sql<Row>`
    with gone as (
      delete from reaction_event where (person_id, article_id, kind) in (
        select person_id, article_id, kind from reaction_event limit ${sql.lit(MOST)} for update skip locked)
      returning *)
    select g.*, p.created_at, p.email_verified, s.ip_address
      from gone g join person p on p.id = g.person_id
      left join lateral (
        select ip_address from session where person_id = p.id order by updated_at desc limit 1) s on true`.execute(
    tx.db,
  )
  if (rows.length === 0) return []
  const day = dayOf(now)
  const salt = await saltOf(tx.db, day)
  const weights = { like: settings.hotLike, bookmark: settings.hotBookmark, comment: settings.hotComment }
  return rows.map((row) => {
    const voter = { personId: row.person_id, joinedAt: row.created_at, confirmed: row.email_verified }
    const joined = newcomerDay(voter, settings, now)
    const network = row.ip_address && networkOf(row.ip_address)
    return {
      ...{ day, at: row.at, articleId: row.article_id },
      visitor: personHash(salt, row.person_id),
      network: network ? cohortHash(salt, 'network', network) : null,
      joined: joined ? cohortHash(salt, 'joined', joined) : null,
      points: (pointsOf(voter, settings, now) * weights[row.kind]) / 100,
    }
  })
}
