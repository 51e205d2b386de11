import { type Database, statement } from '../../../platform/database/index.ts'

/** Where a candidate comes from, and how strongly, 0 to 1. `about`: what the reason names. */
export type Source = { kind: SourceKind; strength: number; about: string }
export type SourceKind = 'account' | 'series' | 'topic' | 'related' | 'hot' | 'newest' | 'explore'

/** An article that a list may hold. */
export type Candidate = {
  id: string
  accountId: string
  publishedAt: Date
  topicIds: string[]
  sources: Source[]
}

type CandidateRow = {
  article_id: string
  account_id: string
  published_at: Date
  topics: string[]
  sources: Source[]
}

// What everyone's list is made from. Places of the hot list as they stand; the newest; what few have seen of the last
// three days, newcomers' first. How often an account is read is counted once a day; `reads` says how often an article `n` is.
const shared = (reads: string) => `
  (select 'hot' as kind, h.article_id, (51 - h.position) / 50.0 as strength, '' as about
     from hot_entry h where h.scope = '' and h.position <= 50 order by h.position limit 50)
  union all
  (select 'newest', n.article_id, 0, '' from (select article_id from listing order by published_at desc, article_id desc limit 60) n)
  union all
  (select 'explore', n.article_id, case when coalesce(f.reads, 0) < 1000 then 1 else 0.5 end, ''
     from (select article_id, account_id, published_at from listing where published_at > $1::timestamptz - interval '3 days'
            order by published_at desc, article_id desc limit 300) n
     left join lateral (${reads} offset 0) r on true
     left join lateral (select reads from account_level where account_id = n.account_id offset 0) f on true
    where coalesce(r.reads, 0) < 50
    order by coalesce(f.reads, 0) >= 1000, coalesce(r.reads, 0), n.published_at desc, n.article_id desc limit 60)`

// What a reader follows and read: the newest of each, all limited before they meet.
const OWN = `
  (select 'account', n.article_id, 1, n.name
     from (select account_id from follow where person_id = $2 order by followed_at desc limit 150) f
     cross join lateral (
       select k.article_id, k.published_at, a.name from listing k join account a on a.id = k.account_id
        where k.account_id = f.account_id order by k.published_at desc, k.article_id desc limit 4) n
    order by n.published_at desc, n.article_id desc limit 120)
  union all
  (select 'series', n.article_id, 1, n.title
     from (select series_id from series_follow where person_id = $2 order by followed_at desc limit 60) f
     cross join lateral (
       select k.article_id, k.published_at, s.title from listing_series k join series s on s.id = k.series_id
        where k.series_id = f.series_id order by k.published_at desc, k.article_id desc limit 2) n
    order by n.published_at desc, n.article_id desc limit 30)
  union all
  (select 'topic', n.article_id, 0.7, n.name
     from (select topic_id from topic_follow where person_id = $2 order by followed_at desc limit 80) f
     cross join lateral (
       select k.article_id, k.published_at, t.name from listing_topic k join topic t on t.id = k.topic_id
        where k.topic_id = f.topic_id order by k.published_at desc, k.article_id desc limit 5) n
    order by n.published_at desc, n.article_id desc limit 90)
  union all
  (select 'related', r.other_id, least(r.score / 50, 1), h.title
     from (select y.article_id, l.title from reading_history y
             join lateral (select title from listing where article_id = y.article_id offset 0) l on true
            where y.person_id = $2
              and not exists (select from history_choice c where c.person_id = $2 and not c.keeps)
            order by y.read_at desc, y.article_id desc limit 20) h
     join lateral (select other_id, score from related_article
                    where article_id = h.article_id order by position limit 5) r on true
    order by r.score desc, r.other_id limit 90)`

const listed = (sources: string, unwanted: string) => `
  with found as (${sources})
  select l.article_id, l.account_id, l.published_at,
         array(select topic_id from listing_topic where article_id = l.article_id order by topic_id limit 20) as topics, f.sources
    from (select article_id, json_agg(json_build_object('kind', kind, 'strength', strength, 'about', about)
                                      order by kind, strength desc, about) as sources
            from found group by article_id) f
    join lateral (select article_id, account_id, published_at from listing where article_id = f.article_id offset 0) l on true
   where ${unwanted} order by l.article_id desc`

const READS = 'select reads from article_reads where article_id = n.article_id'
// Without those of hours that have begun since: a list of the full hour.
const READS_BEFORE = `
  select t.reads - coalesce((select sum(reads) from article_reads_hourly h
                              where h.article_id = t.article_id and h.hour >= $1::timestamptz), 0) as reads
    from article_reads t where t.article_id = n.article_id`

const forEveryone = statement<CandidateRow>(listed(shared(READS_BEFORE), 'true'))
// What was read is not shown again, nor what one's own accounts wrote.
const forOne = statement<CandidateRow>(
  listed(
    `${shared(READS)} union all ${OWN}`,
    `not exists (select from reading_history y where y.person_id = $2 and y.article_id = l.article_id)
     and not exists (select from account_member m where m.person_id = $2 and m.account_id = l.account_id)`,
  ),
)

/** Candidates from what is known of everyone at a full hour: at most 170. One query, by index. */
export async function sharedCandidates(database: Database, hour: Date): Promise<Candidate[]> {
  return (await forEveryone(database, [hour])).map(toCandidate)
}

/** Candidates for a reader, from what they follow and read besides: at most 500. One query, by index. */
export async function ownCandidates(database: Database, personId: string, now: Date): Promise<Candidate[]> {
  return (await forOne(database, [now, personId])).map(toCandidate)
}

function toCandidate(row: CandidateRow): Candidate {
  return {
    id: row.article_id,
    accountId: row.account_id,
    publishedAt: row.published_at,
    topicIds: row.topics,
    sources: row.sources,
  }
}
