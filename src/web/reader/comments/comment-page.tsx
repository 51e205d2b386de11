import type { PublishedArticle } from '../../../domain/articles/index.ts'
import { answersTo, figuresOf, findComment, formerWords, withQuotes } from '../../../domain/comments/index.ts'
import { renderHtml } from '../../../kernel/document/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { translate } from '../../ui/messages.ts'
import { articlePath } from '../teaser.ts'
import { CommentPage } from '../views/comments/comment-page.tsx'
import { type QuotingFloor, toFloor, toQuoting } from './floor-view.ts'
import { roomTags } from './list-page.tsx'
import { toRoom } from './load-room.ts'

/** All that is kept of a chain. */
const WHOLE_CHAIN = 40

/**
 * `/a/{id}/comments/{comment}?after={floor}`: one comment with its whole chain, what it said before, and what answers
 * it. Six queries beside the article's. Throws `comment.not_found`.
 */
export async function commentPage(
  context: WebContext,
  view: View,
  article: PublishedArticle,
  { commentId, query }: { commentId: string; query: unknown },
): Promise<Rendered> {
  const { database } = context
  const floor = await findFloor(context, view, article, commentId)
  const after = Number.parseInt(formValues(query).text('after'), 10)
  const isShown = floor.state === 'visible'
  const [figures, answers, former] = await Promise.all([
    figuresOf(database, article.id),
    answersTo(database, commentId, Number.isSafeInteger(after) ? Math.min(after, 2 ** 31 - 1) : 0),
    isShown && floor.isEdited ? formerWords(database, commentId) : [],
  ])
  const { language } = view
  const model = {
    frame: await frameOf(context, view, {
      title: translate(language)('comments.pageTitle', { floor: floor.floor, title: article.title }),
      path: floor.href,
      noIndex: true,
    }),
    article: { title: article.title, href: articlePath(article), language: article.language },
    room: toRoom(article, view, figures),
    comment: floor,
    former: former.map(({ document, until }) => ({
      html: renderHtml(document, { media: () => undefined, language }),
      until,
    })),
    answers: answers.comments.map((one) => toFloor(one, article.id, article.account, language)),
    nextHref: answers.next === undefined ? undefined : `${floor.href}?after=${answers.next}`,
  }
  return { view: <CommentPage {...model} />, tags: [...roomTags(article), `comment:${commentId}`] }
}

/** A comment that readers may see, with its chain. Two queries. Throws `comment.not_found`. */
export async function findFloor(
  context: WebContext,
  view: View,
  article: PublishedArticle,
  commentId: string,
): Promise<QuotingFloor> {
  const comment = isId(commentId)
    ? await findComment(context.database, { commentId, articleId: article.id })
    : undefined
  if (!comment) throw new CodedError('comment.not_found', { commentId })
  const [quoting] = await withQuotes(context.database, [comment], WHOLE_CHAIN)
  if (!quoting) throw new CodedError('comment.not_found', { commentId })
  return toQuoting(quoting, article.id, article.account, view.language)
}
