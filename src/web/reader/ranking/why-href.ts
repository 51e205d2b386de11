/** The lists whose places can be asked about. */
export const WHY_LISTS = ['hot', 'related', 'for-you', 'newest', 'slot'] as const
export type WhyList = (typeof WHY_LISTS)[number]

/**
 * A place to ask about. `of`: the article under which a related one stands. `scope`: the channel of a channel's list.
 * `placement`: what an editor placed; of a series or a page elsewhere there is no article.
 */
export type Asked = { list: WhyList; article?: string; of?: string; scope?: string; placement?: string }

/** The address of “why is this here” for a place in a list. */
export function whyHref({ list, article, of, scope, placement }: Asked): string {
  const query = new URLSearchParams({
    list,
    ...(article && { article }),
    ...(of && { of }),
    ...(scope && { scope }),
    ...(placement && { placement }),
  })
  return `/ranking/why?${query}`
}
