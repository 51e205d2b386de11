import type { PublishedArticle } from '../../../domain/articles/index.ts'
import { pageOfComments, roomOf, withQuotes } from '../../../domain/comments/index.ts'
import type { WebContext } from '../../http/context.ts'
import type { View } from '../../http/view.ts'
import { commentHref, type QuotingFloor, toQuoting } from './floor-view.ts'

/** What a page says of an article's comments as a whole. */
export type RoomView = {
  articleId: string
  isOpen: boolean
  count: number
  /** The highest floor: what came after this page was made is above it. */
  floors: number
  href: string
  /** Absent in the care edition, where nothing moves by itself. */
  liveHref?: string
}

/** The comments on an article's own page: what is pinned, and the first of the hot ones. */
export type ArticleComments = RoomView & { pinned: QuotingFloor[]; hot: QuotingFloor[]; hasMore: boolean }

/** How many floors above a comment a list quotes. */
export const QUOTED = 8
/** Comments on the article's page; the rest is one step away. */
const ON_ARTICLE = 20

/** Three queries at once, and one for what is quoted. */
export async function articleComments(
  context: WebContext,
  view: View,
  article: PublishedArticle,
): Promise<ArticleComments> {
  const { database } = context
  const [room, page] = await Promise.all([
    roomOf(database, article.id),
    pageOfComments(database, article.id, 'hot'),
  ])
  const pinned = new Set(room.pinned.map(({ id }) => id))
  const rest = page.comments.filter(({ id }) => !pinned.has(id)).slice(0, ON_ARTICLE)
  const quoting = await withQuotes(database, [...room.pinned, ...rest], QUOTED)
  const floors = quoting.map((one) => toQuoting(one, article.id, article.account, view.language))
  return {
    ...toRoom(article, view, room),
    pinned: floors.slice(0, room.pinned.length),
    hot: floors.slice(room.pinned.length),
    hasMore: page.next !== undefined,
  }
}

export function toRoom(
  { id, commentsOpen }: PublishedArticle,
  view: View,
  { count, floors }: { count: number; floors: number },
): RoomView {
  const href = commentHref(id)
  return {
    articleId: id,
    isOpen: commentsOpen,
    count,
    floors,
    href,
    liveHref: view.edition === 'care' ? undefined : `${href}/live`,
  }
}
