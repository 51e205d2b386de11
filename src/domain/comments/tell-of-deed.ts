import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { notify } from '../notifications/index.ts'
import type { LockedComment } from './comment-row.ts'
import { titleOf } from './tell-of-comment.ts'

/** The deeds that take words away, by the kind of notice that tells their writer. */
const KINDS = { hide: 'comment.hidden', hold: 'comment.held', remove: 'comment.removed' } as const

/** Hidden and shown again and again, a comment is told of once in this time. */
const QUIET_MS = 24 * 3600_000

type Done = { deed: string; reason: string; actor: string; now: Date }

/**
 * Tells the writer of a comment that somebody else removed it, or hid or held it while it was shown, and why if that was
 * said. `comment` as it was before.
 */
export async function tellOfDeed(
  tx: Tx,
  comment: LockedComment,
  { deed, reason, actor, now }: Done,
): Promise<void> {
  const { id, articleId, personId, state } = comment
  if (!(deed in KINDS) || personId === null || personId === actor) return
  const kind = KINDS[deed as keyof typeof KINDS]
  if (deed !== 'remove' && (state !== 'visible' || (await wasToldOf(tx, comment, kind, now)))) return
  await notify(tx, {
    personId,
    kind,
    params: deed === 'remove' ? { reason } : { title: await titleOf(tx, articleId), reason },
    href: `/a/${articleId}/comments/${id}/own`,
    now,
  })
}

/** The mark that is told of now is in force; an earlier one was ended. */
async function wasToldOf(
  tx: Tx,
  { id, personId }: LockedComment,
  kind: (typeof KINDS)[keyof typeof KINDS],
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - QUIET_MS)
  const { rows } = await sql`
    select from comment_mark where comment_id = ${id} and kind = ${kind.replace('comment.', '')}
       and undone_at is not null and made_by <> ${personId} and made_at > ${since} limit 1`.execute(tx.db)
  return rows.length > 0
}
