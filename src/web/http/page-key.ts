import type { View } from './view.ts'

/** Which query changes what a page shows, by path; any other is ignored, so that it cannot go round the cache or fill it. */
const PARAMETERS: [RegExp, readonly string[]][] = [
  [/^\/[ct]\/[^/]+$/, ['older', 'newer']],
  [/^\/@[^/]+\/articles$/, ['month', 'older', 'newer']],
  [/^\/a\/[^/]+\/history$/, ['shown']],
  [/^\/a\/[^/]+\/comments(?:\/[^/]+)?$/, ['sort', 'view', 'after']],
  [/^\/a\/[^/]+\/share\/mastodon$/, ['server']],
  [/^\/hot$/, ['channel']],
  [/^\/accessibility$/, ['saved']],
]
/** Of these, every other value means what none means. */
const VALUES: Readonly<Record<string, RegExp>> = { sort: /^(?:new|author)$/, view: /^flat$/ }
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
  const path = normalPath(cut < 0 ? url : url.slice(0, cut))
  if (cut < 0) return path
  if (OLD_NUMBER.test(url)) return undefined
  const names = PARAMETERS.find(([pattern]) => pattern.test(path))?.[1]
  if (!names) return path
  const given = new URLSearchParams(url.slice(cut + 1))
  const kept = new URLSearchParams()
  for (const name of names) {
    const value = given.get(name)
    if (value !== null && VALUES[name]?.test(value) !== false) kept.set(name, value)
  }
  return kept.size > 0 ? `${path}?${kept}` : path
}

// An escape in small letters, or of a character that needs none. A Chinese address has dozens of escapes, and taking
// each apart would cost a cached page a fifth of its time.
const ODD_ESCAPE = /%(?:[a-f]|.[a-f]|2[DE]|3\d|4[1-9A-F]|5[\dAF]|6[1-9A-F]|7[\dAE])/

/** One spelling for a path: escapes in capitals and only where needed (RFC 3986, 6.2.2), no slash at the end. */
function normalPath(path: string): string {
  const plain = ODD_ESCAPE.test(path) ? path.replace(/%[0-9a-f]{2}/gi, normalEscape) : path
  return plain.length > 1 && plain.endsWith('/') ? plain.slice(0, -1) : plain
}

function normalEscape(triple: string): string {
  const character = String.fromCharCode(Number.parseInt(triple.slice(1), 16))
  return /[\w.~-]/.test(character) ? character : triple.toUpperCase()
}

/** The page cache's key. The host is not part of it: pages name only the portal's public address. */
export function pageKey(address: string, view: View): string {
  return `${view.language}~${view.edition}~${view.theme}${view.reading ? '~reading' : ''} ${address}`
}
