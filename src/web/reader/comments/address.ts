import type { CommentCursor, CommentOrder } from '../../../domain/comments/index.ts'

/** Quoted floors, or each comment by itself under the name of whom it answers. */
export type CommentShape = 'floors' | 'flat'

/** Of a list, with what is usual left out. */
export function address(
  path: string,
  order: CommentOrder,
  shape: CommentShape,
  after?: CommentCursor,
): string {
  const query = new URLSearchParams()
  if (order !== 'hot') query.set('sort', order)
  if (shape !== 'floors') query.set('view', shape)
  if (after) query.set('after', order === 'hot' ? `${after.score}.${after.floor}` : `${after.floor}`)
  return query.size > 0 ? `${path}?${query}` : path
}

/** Where a list goes on, as `address` wrote it; anything else is its beginning. */
export function readAfter(text: string): CommentCursor | undefined {
  const [, score, floor] = /^(?:(-?\d{1,9})\.)?(\d{1,9})$/.exec(text) ?? []
  return floor === undefined ? undefined : { score: Number(score ?? 0), floor: Number(floor) }
}
