export { addComments, type ForeignComment } from './add-comments.ts'
export { COMMENT_STATES, type CommentState } from './comment-row.ts'
export { deleteComment } from './delete-comment.ts'
export { COMMENT_DEEDS, type CommentDeed, doDeed, isCommentDeed, REASON_LIMIT } from './do-deed.ts'
export { editComment } from './edit-comment.ts'
export { likeComment, unlikeComment } from './like-comment.ts'
export { COMMENT_LENGTH, EDIT_MINUTES, PINS } from './limits.ts'
export { COMMENTS_PART } from './personal-part.ts'
export type { CommentView } from './read/comment-view.ts'
export { answersTo, findComment, formerWords } from './read/find-comment.ts'
export { type OwnComment, ownComment, ownOf } from './read/own-comment.ts'
export {
  COMMENT_ORDERS,
  type CommentCursor,
  type CommentOrder,
  pageOfComments,
} from './read/page-of-comments.ts'
export { commentsOfAccount, countHeld, findQueued, heldComments, type QueuedComment } from './read/queue.ts'
export { type WithQuotes, withQuotes } from './read/quoted.ts'
export { type CommentRoom, figuresOf, roomOf } from './read/room-of.ts'
export { type NewComment, type Written, writeComment } from './write-comment.ts'
