export { type EncodedPage, type Page, PageCache, type StoredPage } from './page-cache.ts'
export { TaggedValue } from './tagged-value.ts'
