export { type AccountMonth, MONTH_COUNTED, monthsOfAccount } from './account-months.ts'
export {
  type AroundArticle,
  type AroundRow,
  aroundSql,
  type StoredReason,
  toAround,
} from './around-article.ts'
export { type Cursor, readCursor, writeCursor } from './cursor.ts'
export { eachListed } from './each-listed.ts'
export { type FrontPicks, frontPicks } from './front-page.ts'
export { hotList } from './hot-list.ts'
export { listInSeries } from './list-in-series.ts'
export { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'
export { listedByIds } from './listed-by-ids.ts'
export { type ArticlesPage, pageOfArticles, type Scope } from './page-of-articles.ts'
export { extendSitemaps, SITEMAP_STEP, sitemapEnd, sitemapStarts } from './sitemap-starts.ts'
