import { sql } from 'kysely'
import type { Document } from '../../kernel/document/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { linksByHost } from '../drafts/index.ts'
import type { Settings } from '../settings/index.ts'

const DAY_MS = 24 * 3600_000

/** How an account stands to the rules for new ones. */
export type Standing = {
  openedAt: Date
  /** Articles that readers see. */
  articles: number
  /** First submissions in the account's first day. */
  firstDay: number
  lastAt: Date | null
}

/**
 * How an account stands. Its row is locked until the end of the transaction, so that two members who submit at once are
 * counted one after the other.
 */
export async function lockStanding(tx: Tx, accountId: string): Promise<Standing> {
  await sql`select from account where id = ${accountId} for no key update`.execute(tx.db)
  const { rows } = await sql<Standing>`
    select a.created_at as "openedAt",
           coalesce((select articles from account_figures where account_id = a.id), 0) as articles,
           (select count(*)::int from (
              select from submission where account_id = a.id and kind = 'first' and withdrawn_at is null
                 and submitted_at < a.created_at + interval '24 hours' limit 1000) s) as "firstDay",
           (select max(submitted_at) from submission where account_id = a.id) as "lastAt"
      from account a where a.id = ${accountId}`.execute(tx.db)
  const [standing] = rows
  if (!standing) throw new CodedError('account.not_found', { accountId })
  return standing
}

/** Whether what the account hands in is looked at by an editor first. */
export function isReviewed({ articles }: Pick<Standing, 'articles'>, settings: Settings): boolean {
  return settings.reviewAll || articles < settings.reviewFirst
}

/**
 * Holds the quotas. Throws `submission.too_soon` (details: `seconds` to wait), `submission.first_day` (`limit`, `until`)
 * and, for an account that is still reviewed, `submission.too_many_links` (`host`, `limit`).
 */
export function mustKeepRules(
  standing: Standing,
  { isFirst, body, now }: { isFirst: boolean; body: Document; now: Date },
  settings: Settings,
): void {
  const since = standing.lastAt
    ? (now.getTime() - standing.lastAt.getTime()) / 1000
    : Number.POSITIVE_INFINITY
  if (since < settings.secondsBetweenArticles)
    throw new CodedError('submission.too_soon', {
      seconds: Math.ceil(settings.secondsBetweenArticles - Math.max(0, since)),
    })
  const dayEnds = new Date(standing.openedAt.getTime() + DAY_MS)
  if (isFirst && now < dayEnds && standing.firstDay >= settings.firstDayArticles)
    throw new CodedError('submission.first_day', { limit: settings.firstDayArticles, until: dayEnds })
  if (!isReviewed(standing, settings)) return
  for (const [host, count] of linksByHost(body))
    if (count > settings.linksPerHost)
      throw new CodedError('submission.too_many_links', { host, limit: settings.linksPerHost })
}
