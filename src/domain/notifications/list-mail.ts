import type { Db } from '../../platform/database/index.ts'

/** How far a mail has come. What it said is not kept. */
export type Delivery = {
  id: string
  to: string
  kind: string
  queuedAt: Date
  triedAt: Date | null
  tries: number
  state: 'waiting' | 'sent' | 'refused'
  /** The latest trouble, in the server's words. */
  trouble: string | null
}

/** Mails, newest first, behind `before`; all or those that were refused. One query. */
export async function listMail(
  db: Db,
  { refused = false, before, limit }: { refused?: boolean; before?: string; limit: number },
): Promise<{ items: Delivery[]; next?: string }> {
  let query = db
    .selectFrom('mail')
    .select(['id', 'to_address', 'kind', 'queued_at', 'tried_at', 'tries', 'sent_at', 'failed_at', 'trouble'])
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (before) query = query.where('id', '<', before)
  if (refused) query = query.where('failed_at', 'is not', null)
  const rows = await query.execute()
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    to: row.to_address,
    kind: row.kind,
    queuedAt: row.queued_at,
    triedAt: row.tried_at,
    tries: row.tries,
    state: row.sent_at ? ('sent' as const) : row.failed_at ? ('refused' as const) : ('waiting' as const),
    trouble: row.trouble,
  }))
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: last.id } : { items }
}
