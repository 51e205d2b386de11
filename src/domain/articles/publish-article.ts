import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { TELL_FOLLOWERS } from '../notifications/index.ts'
import { listArticles } from './list-articles.ts'
import { lockArticle } from './lock-article.ts'
import { keepWork } from './work/keep-work.ts'

const TOLD_WITHIN_MS = 48 * 3600_000

export type Publishing = {
  articleId: string
  revisionId: string
  /** Shown as the time of publication when the article is published for the first time; imports bring old ones. */
  publishedAt?: Date
  actor: string | null
  now: Date
}

/**
 * Publishes a revision: adds a publication and shows the article in the lists. Publishing a revision that already is
 * the published one changes nothing. Throws `article.not_found`, `article.retracted`, and `article.superseded` for a
 * revision that came before the published one (nothing goes back by accident) or is not this article's.
 */
export async function publishArticle(tx: Tx, publishing: Publishing): Promise<void> {
  const { articleId, revisionId, now } = publishing
  const article = await lockArticle(tx, articleId)
  if (article.retracted) throw new CodedError('article.retracted', { articleId })
  if (article.publishedRevisionId === revisionId) return
  const isFirst = article.publishedRevisionId === null
  const at = isFirst ? publishing.publishedAt : now
  await publishLocked(tx, [{ ...publishing, publishedAt: at }], { wereListed: !isFirst })
  await keepWork(tx, [articleId])
  // What was published elsewhere long ago is news to nobody.
  const age = now.getTime() - (at ?? now).getTime()
  if (isFirst && age < TOLD_WITHIN_MS) await enqueue(tx, TELL_FOLLOWERS, { articleId })
}

/**
 * {@link publishArticle} for many articles that this transaction has just created, by as many statements as for one.
 * Nobody else can see such an article, so there is nothing to lock. Throws `article.superseded`.
 */
export async function publishCreated(tx: Tx, publishings: Publishing[]): Promise<void> {
  await publishLocked(tx, publishings, { wereListed: false })
}

/** Publishes revisions of articles that are locked or new, and not retracted. Throws `article.superseded`. Internal to articles. */
export async function publishLocked(
  tx: Tx,
  publishings: Publishing[],
  { wereListed }: { wereListed: boolean },
): Promise<void> {
  if (publishings.length === 0) return
  await addPublications(tx, publishings)
  await listArticles(tx, publishings, { wereListed })
}

async function addPublications(tx: Tx, publishings: Publishing[]): Promise<void> {
  const wanted = publishings.map(({ articleId, revisionId, publishedAt, actor, now }) => ({
    id: newId(),
    article_id: articleId,
    revision_id: revisionId,
    published_at: publishedAt ?? now,
    published_by: actor,
  }))
  // Each revision is looked up by itself: a plan made while the tables were small stays right when they have grown.
  const { rows } = await sql<{ article_id: string }>`
    insert into publication (id, article_id, revision_id, published_at, published_by)
    select w.id, w.article_id, w.revision_id, w.published_at, w.published_by
      from json_populate_recordset(null::publication, ${JSON.stringify(wanted)}::json) w
     cross join lateral (select number from revision
                          where id = w.revision_id and article_id = w.article_id limit 1) r
     where r.number > coalesce((select max(n.number) from publication p join revision n on n.id = p.revision_id
                                 where p.article_id = w.article_id), 0)
    returning article_id`.execute(tx.db)
  if (rows.length === wanted.length) return
  const added = new Set(rows.map((row) => row.article_id))
  const behind = publishings.find(({ articleId }) => !added.has(articleId))
  throw new CodedError('article.superseded', {
    articleId: behind?.articleId,
    revisionId: behind?.revisionId,
  })
}
