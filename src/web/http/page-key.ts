import type { View } from './view.ts'

/** Queries that change what a page shows; any other is ignored, so that it cannot go round the cache. */
const PARAMETERS = ['older', 'newer', 'shown', 'saved'] as const
const LONGEST_PATH = 2000

/** An article's address in WordPress without permalinks: the front page's route looks for where it leads now. */
export const OLD_NUMBER = /^\/(?:index\.php)?\?(?:[^#]*&)?(?:p|page_id)=\d+/

/**
 * The part of an address that says which page it is: the path and the queries that matter, in a fixed order.
 * Undefined for one that is not cached: too long, an old number, or not a path (RFC 9112, 3.2.2, absolute form).
 */
export function pageAddress(url: string): string | undefined {
  if (url.length > LONGEST_PATH || !url.startsWith('/')) return undefined
  const cut = url.indexOf('?')
  if (cut < 0) return url
  if (OLD_NUMBER.test(url)) return undefined
  const given = new URLSearchParams(url.slice(cut + 1))
  const kept = new URLSearchParams()
  for (const name of PARAMETERS) {
    const value = given.get(name)
    if (value !== null) kept.set(name, value)
  }
  return kept.size > 0 ? `${url.slice(0, cut)}?${kept}` : url.slice(0, cut)
}

/** The page cache's key. The host is not part of it: pages name only the portal's public address. */
export function pageKey(address: string, view: View): string {
  return `${view.language}~${view.edition}~${view.theme} ${address}`
}
