export { type EnqueueOptions, enqueue } from './enqueue.ts'
export { enqueueAgain } from './enqueue-again.ts'
export { type JobKind, prepareJobs, runJobs } from './run.ts'
export { listWaitingJobs, type WaitingJob } from './waiting.ts'
