import { ensureTopics } from '../../domain/topics/index.ts'
import { createIdSource } from '../../kernel/ids.ts'
import { type Database, transact } from '../../platform/database/index.ts'
import { newSheet } from '../pictures/paint/sheet.ts'
import { openAccounts } from './open-accounts.ts'
import { type PreparedText, prepareText } from './prepare-text.ts'
import { GENERATED_TOPICS } from './write-text.ts'

/** What generated articles are put together from. */
export type Stock = {
  random: () => number
  /** A new ID of a moment; moments must not go back. */
  newId: (at: Date) => string
  texts: PreparedText[]
  accountIds: string[]
  channelIds: string[]
  coverIds: string[]
  /** IDs by name. */
  topics: ReadonlyMap<string, string>
}

// A text is rendered once and serves several articles of a large portal, each with a title of its own.
const MOST_TEXTS = 2000
const ARTICLES_AN_ACCOUNT = 200

/** Opens accounts (one for 200 articles) and topics, and finds the portal's channels and covers. */
export async function gatherStock(database: Database, count: number, now: Date): Promise<Stock> {
  const { random } = newSheet(`generated ${now.getTime()}`)
  const accounts = Math.ceil(count / ARTICLES_AN_ACCOUNT)
  const accountIds = await openAccounts(database, accounts, random, now)
  const topicIds = await transact(database, (tx) => ensureTopics(tx, [...GENERATED_TOPICS], now))
  const column = async (text: string): Promise<string[]> =>
    (await database.pool.query<{ id: string }>(text)).rows.map((row) => row.id)
  let clock = 0
  const newId = createIdSource(() => clock)
  return {
    random,
    newId(at) {
      clock = at.getTime()
      return newId()
    },
    texts: Array.from({ length: Math.min(count, MOST_TEXTS) }, () => prepareText(random)),
    accountIds,
    channelIds: await column('select id from channel order by position'),
    coverIds: await column(
      'select distinct cover_media_id as id from listing where cover_media_id is not null limit 100',
    ),
    topics: new Map(GENERATED_TOPICS.map((name, i) => [name, topicIds[i] as string])),
  }
}
