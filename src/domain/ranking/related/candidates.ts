import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { TellingTerm } from './top-terms.ts'

/** A word that more articles have finds none by itself: going through all of them would cost too much. */
const RARE_ENOUGH = 3000
/** Rows of the index that the words of one article may go through in all. */
const ROWS_MOST = 6000
const OF_TERM = 80
const OF_CONTENT = 120

/** An article that may be related, with what the score needs. Times in days. */
export type Candidate = {
  otherId: string
  accountId: string
  title: string
  days: number
  ageDays: number
  sameAccount: boolean
  /** Names of topics that both have. */
  topics: string[]
  bothRead: number
  read: number
  otherRead: number
  otherReads: number
  /** Which of the telling words it has. */
  terms: string[]
}

/** The words that find candidates: the most telling ones, as far as they are rare enough together. */
export function findingTerms(
  terms: readonly TellingTerm[],
  articles: ReadonlyMap<string, number>,
): TellingTerm[] {
  let left = ROWS_MOST
  return terms.filter(({ term }) => {
    const rows = articles.get(term) ?? RARE_ENOUGH
    if (rows >= RARE_ENOUGH || rows > left) return false
    left -= rows
    return true
  })
}

/**
 * Articles that may be related to one: with its rarest words, read by the same readers, of its account and on its
 * topics, those next to it in time; some 250 at most, whatever the portal's size.
 */
export async function relatedCandidates(
  tx: Tx,
  articleId: string,
  terms: readonly TellingTerm[],
  finding: readonly TellingTerm[],
  now: Date,
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with me as materialized (
      select article_id, account_id, published_at from listing where article_id = ${articleId}),
    mine as materialized (select topic_id from listing_topic where article_id = ${articleId} limit 8),
    by_words as (
      select c.article_id
        from unnest(${finding.map((one) => one.term)}::text[], ${finding.map((one) => one.weight)}::float8[]) as t(term, weight)
       cross join me
       cross join lateral (
         select s.article_id from search_article s where s.terms @@ quote_literal(t.term)::tsquery
          order by abs(extract(epoch from s.published_at - me.published_at)) limit ${sql.lit(OF_TERM)}) c
       group by c.article_id order by sum(t.weight) desc, c.article_id desc limit ${sql.lit(OF_CONTENT)}),
    picked as (
      select article_id from by_words
      union (select other_id from coread where article_id = ${articleId} order by readers desc limit 40)
      union (select b.article_id from me cross join lateral (select k.article_id from listing k
              where k.account_id = me.account_id and (k.published_at, k.article_id) < (me.published_at, me.article_id)
              order by k.published_at desc, k.article_id desc limit 12) b)
      union (select a.article_id from me cross join lateral (select k.article_id from listing k
              where k.account_id = me.account_id and (k.published_at, k.article_id) > (me.published_at, me.article_id)
              order by k.published_at, k.article_id limit 6) a)
      union (select b.article_id from me cross join mine cross join lateral (select k.article_id from listing_topic k
              where k.topic_id = mine.topic_id and (k.published_at, k.article_id) < (me.published_at, me.article_id)
              order by k.published_at desc, k.article_id desc limit 8) b)
      union (select a.article_id from me cross join mine cross join lateral (select k.article_id from listing_topic k
              where k.topic_id = mine.topic_id and (k.published_at, k.article_id) > (me.published_at, me.article_id)
              order by k.published_at, k.article_id limit 4) a))
    select l.article_id as "otherId", l.account_id as "accountId", l.title,
           abs(extract(epoch from l.published_at - me.published_at))::float8 / 86400 as days,
           greatest(extract(epoch from ${now}::timestamptz - l.published_at), 0)::float8 / 86400 as "ageDays",
           l.account_id = me.account_id as "sameAccount",
           array(select t.name from listing_topic k join mine on mine.topic_id = k.topic_id join topic t on t.id = k.topic_id
                  where k.article_id = l.article_id order by t.name) as topics,
           ${decayedSql('c', now)} as "bothRead", ${decayedSql('own', now)} as "read", ${decayedSql('pace', now)} as "otherRead",
           coalesce(total.reads, 0)::float8 as "otherReads",
           array(select t.term from unnest(${terms.map((one) => one.term)}::text[]) t(term)
                  where words.terms @@ quote_literal(t.term)::tsquery) as terms
      from picked cross join me
      join lateral (select * from listing where article_id = picked.article_id offset 0) l on true
      left join lateral (select readers, counted_at from coread
                          where article_id = ${articleId} and other_id = l.article_id offset 0) c on true
      left join lateral (select readers, counted_at from reading_pace where article_id = ${articleId} offset 0) own on true
      left join lateral (select readers, counted_at from reading_pace where article_id = l.article_id offset 0) pace on true
      left join lateral (select reads from article_reads where article_id = l.article_id offset 0) total on true
      -- Put together once for each article: its words are stored compressed.
      left join lateral (select s.terms || ''::tsvector as terms from search_article s
                          where s.article_id = l.article_id offset 0) words on true
     where l.article_id <> me.article_id`.execute(tx.db)
  return rows
}

function decayedSql(alias: 'c' | 'own' | 'pace', now: Date) {
  const [readers, at] = [sql.ref(`${alias}.readers`), sql.ref(`${alias}.counted_at`)]
  return sql`coalesce(${readers} * power(0.5, greatest(extract(epoch from ${now}::timestamptz - ${at}), 0) / (86400 * 28)), 0)::float8`
}
