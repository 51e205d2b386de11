export { type EncodedPage, type Page, PageCache, type StoredPage } from './page-cache.ts'
export { type Tagged, TaggedValues } from './tagged-values.ts'
