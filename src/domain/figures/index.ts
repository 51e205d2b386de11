export { countOnArticle, type Figure } from './count-on-article.ts'
export { looksAnother } from './looks-another.ts'
export { takeBackCounted } from './take-back-counted.ts'
