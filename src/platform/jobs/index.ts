export { countJobs } from './count-jobs.ts'
export { type EnqueueOptions, enqueue } from './enqueue.ts'
export { enqueueAgain } from './enqueue-again.ts'
export {
  type JobCursor,
  type JobStage,
  type ListedJob,
  listJobs,
  listQueues,
  type Queue,
} from './list-jobs.ts'
export { type JobKind, prepareJobs, runJobs } from './run.ts'
export { discardJob, type JobName, retryJob } from './settle-failed.ts'
export { listWaitingJobs, type WaitingJob } from './waiting.ts'
