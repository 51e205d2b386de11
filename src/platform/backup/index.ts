export type { Header, Manifest } from './format.ts'
export { type Loaded, loadBackup } from './load-backup.ts'
export { type Contents, verifyArchive } from './read-archive.ts'
export { type BackupOptions, writeBackup } from './write-backup.ts'
