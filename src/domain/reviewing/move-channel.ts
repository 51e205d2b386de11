import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { copyRevision, publishArticle, recordEvent } from '../articles/index.ts'
import { record } from '../audit/index.ts'
import { lockAllowed } from '../drafts/index.ts'
import type { Actor } from '../permissions/index.ts'

type Moving = { articleId: string; channelId: string | null; actor: Actor; now: Date }

/**
 * An editor files a published article under another channel, or under none. Throws `article.not_found`,
 * `people.forbidden`, `people.wrong_state`, `channel.not_found`.
 */
export async function moveChannel(tx: Tx, { articleId, channelId, actor, now }: Moving): Promise<void> {
  await lockAllowed(tx, articleId, 'article.move_channel', actor)
  if (channelId) {
    const channel = await tx.db
      .selectFrom('channel')
      .select('id')
      .where('id', '=', channelId)
      .executeTakeFirst()
    if (!channel) throw new CodedError('channel.not_found', { channelId })
  }
  const shown = await tx.db
    .selectFrom('listing')
    .select(['revision_id', 'channel_id'])
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  if (!shown) throw new CodedError('article.not_found', { articleId })
  if (shown.channel_id === channelId) return
  const about = { articleId, actor: actor.personId, now }
  const { revisionId } = await copyRevision(tx, {
    ...about,
    revisionId: shown.revision_id,
    channelId,
    kind: 'minor',
    note: '',
  })
  await publishArticle(tx, { ...about, revisionId })
  // The author's next revision stays where the editor put it.
  await tx.db
    .updateTable('draft')
    .set({ channel_id: channelId })
    .where('article_id', '=', articleId)
    .execute()
  const details = { from: shown.channel_id, to: channelId }
  await recordEvent(tx, { ...about, kind: 'channel_moved', details })
  const subject = { kind: 'article', id: articleId }
  await record(tx, { action: 'article.move_channel', actor: actor.personId, subject, details, now })
}
