import { type Database, statement } from '../../platform/database/index.ts'
import { saidNow } from './said-now.ts'
import type { MailParams } from './send-mail.ts'

/** A notice to a person; its words are the message `mail.{kind}.line` with `params`, as they are now. */
export type Notification = {
  id: string
  kind: string
  params: MailParams
  href: string | null
  at: Date
  readAt: Date | null
}

const PAGE = 30
const UNREAD_MAX = 100

const page = statement<{
  id: string
  kind: string
  params: MailParams
  href: string | null
  about: string | null
  notified_at: Date
  read_at: Date | null
}>(
  `select id, kind, params, href, about, notified_at, read_at from notification
    where person_id = $1 and on_site and id < $2 order by id desc limit ${PAGE + 1}`,
)

/** A person's notices, newest first; `next` begins the next page. At most three queries. */
export async function notificationsOf(
  database: Pick<Database, 'pool' | 'db'>,
  personId: string,
  before?: string,
): Promise<{ items: Notification[]; next?: string }> {
  const rows = await page(database, [personId, before ?? '~'])
  const said = await saidNow(database.db, rows.slice(0, PAGE))
  const items = said.map(({ id, kind, params, href, notified_at, read_at }) => ({
    id,
    kind,
    params,
    href,
    at: notified_at,
    readAt: read_at,
  }))
  const last = items.at(-1)
  return rows.length > PAGE && last ? { items, next: last.id } : { items }
}

const unread = statement<{ count: number }>(
  `select count(*)::int as count from (
     select from notification where person_id = $1 and read_at is null limit ${UNREAD_MAX}) unread`,
)

/** How many notices a person has not read; 100 stands for that and more. */
export async function unreadOf(database: Pick<Database, 'pool'>, personId: string): Promise<number> {
  return (await unread(database, [personId]))[0]?.count ?? 0
}
