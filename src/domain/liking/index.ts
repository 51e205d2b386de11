export { likeArticle, takeBackLike } from './like-article.ts'
export { LIKES_PART } from './likes-part.ts'
