import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/** Rules that ask for a look by whoever answers for the article; the others are the portal's own. */
const OF_ACCOUNT = `'first', 'import'`

/**
 * SQL over a comment `c` and its mark `m`: held by the portal, so that only its editors and moderators end it. What a
 * member of the article's account holds, or a rule that only asks for a look, the account ends itself.
 */
export const IS_PORTALS = `(m.kind = 'held' and case when m.made_by is null then m.reason not in (${OF_ACCOUNT})
  else not exists (select from account_member where account_id = c.account_id and person_id = m.made_by) end)`

/** SQL over a mark `m`: the rule by which a comment is held, null when somebody did it by hand. */
export const HOLDING_RULE = `case when m.kind = 'held' and m.made_by is null then m.reason end`

/** SQL over a mark `m`: what somebody said when they made it. */
export const SAID = `case when m.kind = 'held' and m.made_by is null then '' else coalesce(m.reason, '') end`

/** Whether the hold on a comment is the portal's. */
export async function isPortals(tx: Tx, commentId: string): Promise<boolean> {
  const { rows } = await sql<{ portals: boolean }>`
    select ${sql.raw(IS_PORTALS)} as portals from comment c
      join comment_mark m on m.comment_id = c.id and m.kind = 'held' and m.undone_at is null
     where c.id = ${commentId}`.execute(tx.db)
  return rows[0]?.portals ?? false
}
