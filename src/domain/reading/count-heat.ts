import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { HotSettings } from '../settings/index.ts'
import { admitVotes } from './admit-votes.ts'
import type { Vote } from './vote.ts'

type Circumstances = { settings: HotSettings; roll: number; now: Date }

/** Adds votes to the heat of their articles, as far as those with whom they have something in common leave them any. */
export async function countHeat(
  tx: Tx,
  votes: readonly Vote[],
  { settings, roll, now }: Circumstances,
): Promise<void> {
  if (votes.length === 0) return
  const articles = [...new Set(votes.map((vote) => vote.articleId))]
  const base = await heatOf(tx, articles, settings, now)
  const before = await cohortsOf(tx, votes)
  const { gains, cohorts } = admitVotes(votes, { base, before, settings, now })
  await sql`
    insert into reading_cohort (day, article_id, cohort, points)
    select day, article_id, decode(cohort, 'hex'), points
      from unnest(${cohorts.map((one) => one.day)}::date[], ${cohorts.map((one) => one.articleId)}::text[],
                  ${cohorts.map((one) => one.cohort)}::text[], ${cohorts.map((one) => one.points)}::real[])
        as c (day, article_id, cohort, points)
    on conflict (day, article_id, cohort) do update set points = excluded.points`.execute(tx.db)
  const gained = articles.sort().map((articleId) => ({ articleId, votes: gains.get(articleId) ?? 0 }))
  await addHeat(tx, gained, { settings, roll, now })
}

/** What each article gained, of votes or of votes expected, on top of what is left of what it had. */
export async function addHeat(
  tx: Tx,
  gained: readonly { articleId: string; votes?: number; expected?: number }[],
  { settings, roll, now }: Circumstances,
): Promise<void> {
  const left = sql`power(0.5, greatest(0, extract(epoch from excluded.at - h.at)) / 3600 / ${settings.hotVoteHours}::float8)`
  await sql`
    insert into article_heat as h (article_id, votes, expected, at, roll)
    select article_id, votes, expected, ${now}, ${roll}
      from unnest(${gained.map((one) => one.articleId)}::text[], ${gained.map((one) => one.votes ?? 0)}::float8[],
                  ${gained.map((one) => one.expected ?? 0)}::float8[]) as g (article_id, votes, expected)
    on conflict (article_id) do update
      set votes = h.votes * ${left} + excluded.votes, expected = h.expected * ${left} + excluded.expected,
          at = greatest(h.at, excluded.at), roll = excluded.roll`.execute(tx.db)
}

async function heatOf(
  tx: Tx,
  articles: readonly string[],
  { hotVoteHours }: HotSettings,
  now: Date,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ article_id: string; votes: number }>`
    select article_id, votes * power(0.5, greatest(0, extract(epoch from ${now}::timestamptz - at)) / 3600 / ${hotVoteHours}::float8) as votes
      from article_heat where article_id = any(${articles}::text[])`.execute(tx.db)
  return new Map(rows.map((row) => [row.article_id, row.votes]))
}

/** What the cohorts of these votes gave their articles on their days so far, by `day article cohort`. */
async function cohortsOf(tx: Tx, votes: readonly Vote[]): Promise<Map<string, number>> {
  const keys = votes.flatMap(({ day, articleId, network, joined, referrer }) =>
    [network, joined, referrer].flatMap((cohort) => (cohort ? [{ day, articleId, cohort }] : [])),
  )
  const { rows } = await sql<{ day: string; article_id: string; cohort: string; points: number }>`
    select distinct c.day::text, c.article_id, encode(c.cohort, 'hex') as cohort, c.points
      from unnest(${keys.map((key) => key.day)}::date[], ${keys.map((key) => key.articleId)}::text[],
                  ${keys.map((key) => key.cohort)}::text[]) as k (day, article_id, cohort)
      join reading_cohort c on c.day = k.day and c.article_id = k.article_id and c.cohort = decode(k.cohort, 'hex')`.execute(
    tx.db,
  )
  return new Map(rows.map((row) => [`${row.day} ${row.article_id} ${row.cohort}`, row.points]))
}
