export { readsOfAccount } from './account-reads.ts'
export { ReadCounter } from './read-counter.ts'
export { type Read, recordReads } from './record-reads.ts'
export { forgetVisitors } from './visitor.ts'
