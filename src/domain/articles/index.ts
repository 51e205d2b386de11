export { addRevision } from './add-revision.ts'
export { articleSlug } from './article-slug.ts'
export { copyRevision } from './copy-revision.ts'
export { type CreatedArticle, createArticle, createArticles, type NewArticle } from './create-article.ts'
export {
  type AiUse,
  DRAFT_LIMITS,
  type Label,
  type ListingFlag,
  type RevisionDraft,
  type RevisionKind,
} from './draft.ts'
export { type ArticleState, findArticle, type PublishedArticle } from './find-article.ts'
export { type ArticleHistory, findHistory, revisionTexts } from './find-history.ts'
export { findOldAddress } from './find-old-address.ts'
export { keepOldAddresses, type OldAddress } from './keep-old-addresses.ts'
export { previewArticle } from './preview-article.ts'
export { publishArticle, publishCreated } from './publish-article.ts'
export { restoreArticle, retractArticle } from './retract-article.ts'
export { type RevisedArticle, reviseArticle, reviseArticles } from './revise-article.ts'
export {
  cancelSchedule,
  type Due,
  nextDue,
  PUBLISH_DUE,
  publishNextDue,
  SCHEDULE_TAG,
  scheduleArticle,
} from './schedule-article.ts'
export { type ArticleSubject, findSubject, findSubjects, type Need } from './work/derived-state.ts'
export {
  type ArticleEvent,
  EVENT_KINDS,
  type EventKind,
  historyOfArticle,
  recordEvent,
} from './work/event.ts'
export { keepWork, touchWork } from './work/keep-work.ts'
export {
  countWork,
  listWork,
  type WorkCursor,
  type WorkFilters,
  type WorkItem,
} from './work/list-work.ts'
export { wayOfArticle } from './work/way-of-article.ts'
