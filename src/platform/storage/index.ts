export { openStorage } from './open.ts'
export type { ByteRange, OpenObject, Source, Storage, StoredObject } from './storage.ts'
