export { countJobs } from './count-jobs.ts'
export { type EnqueueOptions, enqueue } from './enqueue.ts'
export { type JobKind, prepareJobs, runJobs } from './run.ts'
