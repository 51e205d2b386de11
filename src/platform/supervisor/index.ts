export { type DataDirLock, type Holder, lockDataDir, readHolder } from './data-dir-lock.ts'
