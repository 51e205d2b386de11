export {
  beginSeries,
  changeSeries,
  dropFromSeries,
  orderSeries,
  type SeriesWords,
} from './change-series.ts'
export { fileUnderSeries } from './file-under-series.ts'
export {
  articlesOfSeries,
  findSeries,
  type PlaceInSeries,
  type SeriesArticle,
  seriesOf,
  seriesOfAccount,
} from './find-series.ts'
export { answerSeries, type Guest, guestsOf, inviteToSeries, removeGuest } from './guests.ts'
export { type ListedSeries, listedSeriesOf } from './listed-series.ts'
export { SERIES_LIMITS, type Series } from './series.ts'
