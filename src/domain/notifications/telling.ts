import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { isLanguage, readSettings } from '../settings/index.ts'
import { sendMail } from './send-mail.ts'
import { sendPush } from './send-push.ts'
import { type MailWay, USUAL_WAYS } from './topics.ts'

/** Something that people follow, and that a new article is told to: in this order, each person once. */
type Source = { kind: 'account' | 'topic' | 'series'; id: string }

const FOLLOWS = { account: 'follow', topic: 'topic_follow', series: 'series_follow' } as const
const KIND = 'article.new'

type Follower = {
  person_id: string
  email: string
  language: string | null
  site: boolean
  mail: MailWay
  push: boolean
  browsers: string[]
  /** Is there, and not one of those who wrote it. */
  listens: boolean
}

/** Begins to tell of an article that can be read; gives false when all were told, or it cannot be read any more. */
export async function beginTelling(tx: Tx, articleId: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`
    insert into telling (article_id, sources, begun_at)
    select l.article_id, jsonb_build_array(jsonb_build_object('kind', 'account', 'id', l.account_id))
        || coalesce((select jsonb_agg(jsonb_build_object('kind', 'topic', 'id', topic_id))
                       from (select topic_id from listing_topic where article_id = l.article_id limit 20) t), '[]')
        || coalesce((select jsonb_agg(jsonb_build_object('kind', 'series', 'id', series_id))
                       from series_entry where article_id = l.article_id), '[]'), ${now}
      from listing l where l.article_id = ${articleId}
        on conflict (article_id) do update set article_id = excluded.article_id
    returning ended_at is not null as ended`.execute(tx.db)
  return rows[0]?.ended === false
}

/**
 * Tells the next `atOnce` followers, and keeps where it stands in the same transaction; gives false when there are no
 * more, or the article was taken back meanwhile.
 */
export async function tellSome(
  tx: Tx,
  { articleId, atOnce, now }: { articleId: string; atOnce: number; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{ sources: Source[]; step: number; after_person: string }>`
    select sources, step, after_person from telling
     where article_id = ${articleId} and ended_at is null for update`.execute(tx.db)
  const [stand] = rows
  const source = stand?.sources[stand.step]
  const article = source && (await articleOf(tx, articleId))
  if (!stand || !source || !article) {
    await endTelling(tx, articleId, now)
    return false
  }
  const followers = await nextFollowers(tx, source, { after: stand.after_person, article, atOnce })
  const told = await tell(tx, article, followers, now)
  const last = followers.length === atOnce ? followers.at(-1)?.person_id : undefined
  await sql`update telling set told = told + ${told}, step = step + ${last === undefined ? 1 : 0},
                   after_person = ${last ?? ''} where article_id = ${articleId}`.execute(tx.db)
  return true
}

type Told = { id: string; account: string; name: string; title: string; slug: string }

async function articleOf(tx: Tx, articleId: string): Promise<Told | undefined> {
  const { rows } = await sql<Told>`
    select l.article_id as id, l.account_id as account, a.name, l.title, l.slug
      from listing l join account a on a.id = l.account_id where l.article_id = ${articleId}`.execute(tx.db)
  return rows[0]
}

/** By key, whoever they are: who wants to hear nothing takes part of the number too, so that each step is bounded. */
async function nextFollowers(
  tx: Tx,
  { kind, id }: Source,
  { after, article, atOnce }: { after: string; article: Told; atOnce: number },
): Promise<Follower[]> {
  const usual = USUAL_WAYS.follows
  const { rows } = await sql<Follower>`
    with next as materialized (
      select person_id from ${sql.table(FOLLOWS[kind])}
       where ${sql.ref(`${kind}_id`)} = ${id} and person_id > ${after} order by person_id limit ${sql.lit(atOnce)})
    select n.person_id, p.email, p.language, coalesce(c.site, ${usual.site}) as site,
           coalesce(c.mail, ${usual.mail}) as mail, coalesce(c.push, ${usual.push}) as push,
           array(select id from push_subscription where person_id = n.person_id) as browsers,
           p.left_at is null and not exists (
             select from account_member where account_id = ${article.account} and person_id = n.person_id) as listens
      from next n
      cross join lateral (select email, language, left_at from person where id = n.person_id offset 0) p
      left join lateral (select site, mail, push from notice_choice
                          where person_id = n.person_id and topic = 'follows' offset 0) c on true
     order by n.person_id`.execute(tx.db)
  return rows
}

/** Writes what each wants to have; a person who follows the account and the topic hears of it once. */
async function tell(tx: Tx, article: Told, followers: Follower[], now: Date): Promise<number> {
  const wanting = followers.filter(
    ({ listens, site, mail, push, browsers }) =>
      listens && (site || mail !== 'never' || (push && browsers.length > 0)),
  )
  if (wanting.length === 0) return 0
  const params = { name: article.name, title: article.title }
  const href = `/a/${article.id}/${encodeURIComponent(article.slug)}`
  const ids = wanting.map(() => newId())
  const { rows } = await sql<{ id: string; person_id: string }>`
    insert into notification (id, person_id, kind, params, href, notified_at, read_at, about, on_site, digest)
    select n.id, n.person_id, ${KIND}, '{}'::jsonb, ${href}, ${now},
           case when n.site then null else ${now}::timestamptz end, ${article.id}, n.site, n.digest
      from unnest(${ids}::text[], ${wanting.map((one) => one.person_id)}::text[],
                  ${wanting.map((one) => one.site)}::boolean[],
                  ${wanting.map((one) => one.mail === 'digest')}::boolean[]) as n(id, person_id, site, digest)
        on conflict (person_id, about) where about is not null do nothing
    returning id, person_id`.execute(tx.db)
  const written = new Map(rows.map((row) => [row.person_id, row.id]))
  for (const one of wanting) {
    const notificationId = written.get(one.person_id)
    if (notificationId === undefined) continue
    if (one.push) await sendPush(tx, { notificationId, browsers: one.browsers, topic: 'follows' })
    if (one.mail === 'now') await mail(tx, one, { params, href, now })
  }
  return rows.length
}

async function mail(
  tx: Tx,
  { person_id: personId, email, language }: Follower,
  { params, href, now }: { params: Record<string, string>; href: string; now: Date },
): Promise<void> {
  const spoken = isLanguage(language) ? language : (await readSettings(tx.db)).defaultLanguage
  const stop = { personId, topic: 'follows' as const }
  await sendMail(tx, { to: email, language: spoken, kind: KIND, params, href, now, stop })
}

async function endTelling(tx: Tx, articleId: string, now: Date): Promise<void> {
  await sql`update telling set ended_at = ${now} where article_id = ${articleId} and ended_at is null`.execute(
    tx.db,
  )
}
