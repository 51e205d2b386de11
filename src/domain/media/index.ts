export { mediaViews } from './media-views.ts'
export { type MediaRow, viewOfRow } from './view-of-row.ts'
