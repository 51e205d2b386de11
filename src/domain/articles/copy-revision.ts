import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { RevisionKind } from './draft.ts'
import { lockArticle } from './lock-article.ts'

type Copying = {
  articleId: string
  /** The revision to copy. */
  revisionId: string
  /** Another channel, null for none; the same when absent. */
  channelId?: string | null
  kind: RevisionKind
  note: string
  actor: string | null
  now: Date
}

/**
 * Adds a revision with the text of an earlier one: in another channel, or to come after what was published meanwhile.
 * Throws `article.not_found`.
 */
export async function copyRevision(tx: Tx, copying: Copying): Promise<{ revisionId: string }> {
  const { articleId, revisionId, kind, note, actor, now } = copying
  const article = await lockArticle(tx, articleId)
  const id = newId()
  const channel = copying.channelId === undefined ? sql`channel_id` : sql`${copying.channelId}`
  const { numAffectedRows } = await sql`
    insert into revision (id, article_id, number, title, slug, summary, language, body, plain, label, opinion, sponsored,
                          ai, comments_open, source_name, source_url, place, cover_media_id, channel_id, topics, units,
                          kind, note, created_at, created_by)
    select ${id}, article_id, ${article.lastNumber + 1}, title, slug, summary, language, body, plain, label, opinion,
           sponsored, ai, comments_open, source_name, source_url, place, cover_media_id, ${channel}, topics, units,
           ${kind}, ${note}, ${now}, ${actor}
      from revision where id = ${revisionId} and article_id = ${articleId}`.execute(tx.db)
  if (numAffectedRows === 0n) throw new CodedError('article.not_found', { articleId, revisionId })
  await sql`insert into revision_html (revision_id, renderer, html)
            select ${id}, renderer, html from revision_html where revision_id = ${revisionId}`.execute(tx.db)
  return { revisionId: id }
}
