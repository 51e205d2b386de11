export { type ArticleEvent, historyOfArticle } from '../articles/index.ts'
export { articleStateOf } from './article-state-of.ts'
export { assign } from './assign.ts'
export { type Decision, decide } from './decide.ts'
export { answerEdit, type EditProposal, editsOf, proposeEdit } from './edits.ts'
export { type ArticleRecord, findRecord } from './find-record.ts'
export { findSubmission, type Submission } from './find-submission.ts'
export { latestSubmission } from './latest-submission.ts'
export { moveChannel } from './move-channel.ts'
export { isReviewed, type Standing } from './new-account-rules.ts'
export { noteOnPassage, notesOn, type PassageNote, resolveNote } from './notes.ts'
export { publishDue } from './publish-due.ts'
export { Publisher } from './publisher.ts'
export {
  countWaiting,
  type QueueCursor,
  type QueueFilters,
  type QueueItem,
  queueOfSubmissions,
} from './queue.ts'
export { restorableUntil, restore, retract } from './retract.ts'
export { type Scheduled, scheduledBetween } from './scheduled-between.ts'
export { type PublishedCursor, type PublishedItem, searchPublished } from './search-published.ts'
export { type SubmitOutcome, type Submitting, submitArticle } from './submit-article.ts'
export { unschedule, withdraw } from './withdraw.ts'
