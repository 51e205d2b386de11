import type { ListedArticle } from '../listing/index.ts'
import { type Placement, type Slot, type Spot, spotKey } from './placement.ts'

/** What stands in a place: a placement (with its article, if it is one), or an article by the ranking. */
export type Stand =
  | { placement: Placement; article?: ListedArticle }
  | { placement?: undefined; article: ListedArticle }

/** What stands in one place: what was placed there, else the article given. */
export function standsIn(
  shown: ReadonlyMap<string, Placement>,
  spot: Spot,
  article?: ListedArticle,
): Stand | undefined {
  const placement = shown.get(spotKey(spot))
  if (!placement) return article && { article }
  return { placement, article: placement.target.kind === 'article' ? placement.target.article : undefined }
}

/** The first `count` positions of a slot: what was placed keeps its position, articles fill the others in their order. */
export function fill(
  shown: ReadonlyMap<string, Placement>,
  slot: Slot,
  channelId: string | null,
  count: number,
  articles: readonly ListedArticle[],
): Stand[] {
  let used = 0
  const stands: Stand[] = []
  for (let position = 1; position <= count; position += 1) {
    const placed = standsIn(shown, { slot, channelId, position })
    const article = placed ? undefined : articles[used]
    if (article) used += 1
    const stand = placed ?? (article && { article })
    if (stand) stands.push(stand)
  }
  return stands
}

/** Those with a picture first, up to `count` of them; the others keep their order. */
export function pictureFirst(articles: readonly ListedArticle[], count = 1): ListedArticle[] {
  const drawn = articles.filter((article) => article.cover).slice(0, count)
  return [...drawn, ...articles.filter((article) => !drawn.includes(article))]
}

/** Newest first, each once. */
export function newestFirst(articles: Iterable<ListedArticle>): ListedArticle[] {
  const byId = new Map([...articles].map((article) => [article.id, article]))
  return [...byId.values()].sort(
    (a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? 1 : -1),
  )
}
