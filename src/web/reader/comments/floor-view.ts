import type { CommentView, WithQuotes } from '../../../domain/comments/index.ts'
import { type MediaView, renderHtml } from '../../../kernel/document/index.ts'
import type { Language } from '../../ui/frame.ts'

/** A comment as a view draws it. */
export type FloorView = {
  id: string
  floor: number
  href: string
  state: CommentView['state']
  /** '' when nobody is known. */
  name: string
  /** Of the article's account: its page. */
  author?: { href: string; avatar?: MediaView }
  at: Date
  /** From `renderHtml`; '' unless it is shown. */
  html: string
  likes: number
  replies: number
  isEdited: boolean
  parentHref?: string
}

/** With what it answers, the farthest first; `isCut`: there is more above. */
export type QuotingFloor = FloorView & { quotes: FloorView[]; isCut: boolean }

/** Whose article it is: comments in its name carry the account's. */
export type Host = { handle: string; name: string; avatar?: MediaView }

export function commentHref(articleId: string, commentId = ''): string {
  return `/a/${articleId}/comments${commentId && `/${commentId}`}`
}

export function toFloor(comment: CommentView, articleId: string, host: Host, language: Language): FloorView {
  const { id, floor, state, byAuthor, likes, replies, isEdited, createdAt, document, parentId } = comment
  const isHost = byAuthor && state === 'visible'
  return {
    id,
    floor,
    state,
    likes,
    replies,
    isEdited,
    href: commentHref(articleId, id),
    name: isHost ? host.name : comment.name,
    author: isHost ? { href: `/@${host.handle}`, avatar: host.avatar } : undefined,
    at: createdAt,
    html: document ? renderHtml(document, { media: () => undefined, language }) : '',
    parentHref: parentId ? commentHref(articleId, parentId) : undefined,
  }
}

export function toQuoting(
  { comment, quotes, isCut }: WithQuotes,
  articleId: string,
  host: Host,
  language: Language,
): QuotingFloor {
  const floor = (one: CommentView) => toFloor(one, articleId, host, language)
  return { ...floor(comment), quotes: quotes.map(floor), isCut }
}
