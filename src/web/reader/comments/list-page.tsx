import type { PublishedArticle } from '../../../domain/articles/index.ts'
import { COMMENT_ORDERS, pageOfComments, roomOf, withQuotes } from '../../../domain/comments/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { translate } from '../../ui/messages.ts'
import { articlePath } from '../teaser.ts'
import { CommentsPage } from '../views/comments/list-page.tsx'
import { address, type CommentShape, readAfter } from './address.ts'
import { commentHref, toQuoting } from './floor-view.ts'
import { QUOTED, toRoom } from './load-room.ts'

/** `/a/{id}/comments?sort=hot|new|author&view=floors|flat&after=…`: all comments, page by page. Four queries. */
export async function commentsPage(
  context: WebContext,
  view: View,
  article: PublishedArticle,
  query: unknown,
): Promise<Rendered> {
  const { text } = formValues(query)
  const order = COMMENT_ORDERS.find((one) => one === text('sort')) ?? 'hot'
  const shape: CommentShape = text('view') === 'flat' ? 'flat' : 'floors'
  const after = readAfter(text('after'))
  const { database } = context
  const [room, page] = await Promise.all([
    roomOf(database, article.id),
    pageOfComments(database, article.id, order, after),
  ])
  const onTop = after || order === 'author' ? [] : room.pinned
  const pinned = new Set(onTop.map(({ id }) => id))
  const rest = page.comments.filter(({ id }) => !pinned.has(id))
  const quoting = await withQuotes(database, [...onTop, ...rest], shape === 'flat' ? 1 : QUOTED)
  const floors = quoting.map((one) => toQuoting(one, article.id, article.account, view.language))
  const t = translate(view.language)
  const path = commentHref(article.id)
  const model = {
    frame: await frameOf(context, view, {
      title: `${t('comments.title')}: ${article.title}`,
      path,
      noIndex: true,
    }),
    article: { title: article.title, href: articlePath(article), language: article.language },
    room: toRoom(article, view, room),
    order,
    shape,
    pinned: floors.slice(0, onTop.length),
    comments: floors.slice(onTop.length),
    hereHref: address(path, order, shape, after),
    firstHref: after && address(path, order, shape),
    nextHref: page.next && address(path, order, shape, page.next),
  }
  return { view: <CommentsPage {...model} />, tags: roomTags(article) }
}

/** What every page about an article's comments shows. */
export function roomTags(article: PublishedArticle): string[] {
  return [`article:${article.id}`, `comments:${article.id}`, `account:${article.account.id}`]
}
