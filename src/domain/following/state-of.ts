import { type Database, statement } from '../../platform/database/index.ts'

/** What a page shows, by ID, and what a person has to do with it. Only what was asked for is told. */
export type Asked = { article?: string; account?: string; topic?: string; series?: string }
export type OwnState = {
  article?: { liked: boolean; bookmarked: boolean }
  account?: { following: boolean }
  topic?: { following: boolean }
  series?: { following: boolean }
}

const state = statement<{
  liked: boolean
  bookmarked: boolean
  account: boolean
  topic: boolean
  series: boolean
}>(`
  select exists (select from article_like where article_id = $2 and person_id = $1) as liked,
         exists (select from bookmark where person_id = $1 and article_id = $2) as bookmarked,
         exists (select from follow where person_id = $1 and account_id = $3) as account,
         exists (select from topic_follow where person_id = $1 and topic_id = $4) as topic,
         exists (select from series_follow where person_id = $1 and series_id = $5) as series`)

/** What a person did to what is on a page. One query by key; none when nothing is asked. */
export async function stateOf(
  database: Pick<Database, 'pool'>,
  personId: string,
  { article, account, topic, series }: Asked,
): Promise<OwnState> {
  const ids = [article, account, topic, series]
  if (ids.every((id) => id === undefined)) return {}
  const [row] = await state(database, [personId, ...ids.map((id) => id ?? null)])
  if (!row) return {}
  return {
    ...(article && { article: { liked: row.liked, bookmarked: row.bookmarked } }),
    ...(account && { account: { following: row.account } }),
    ...(topic && { topic: { following: row.topic } }),
    ...(series && { series: { following: row.series } }),
  }
}
