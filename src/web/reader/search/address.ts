/** What an address of `/search` asks for, as it stands there. */
export type SearchAddress = {
  q: string
  channel: string
  account: string
  within: string
  label: string
  language: string
  order: string
  after: string
}

const NAMES = ['q', 'channel', 'account', 'within', 'label', 'language', 'order', 'after'] as const
const LONGEST = { q: 4000, other: 80 }

/**
 * Reads the query of an address: what is given twice or is no text counts as not given. Names lose their control
 * characters, which no name has and PostgreSQL refuses (NUL); the question is cleaned where it is taken apart.
 */
export function readAddress(query: unknown): SearchAddress {
  const given = (query ?? {}) as Record<string, unknown>
  const read = (name: (typeof NAMES)[number]) => {
    const value = given[name]
    if (typeof value !== 'string') return ''
    return name === 'q' ? value.slice(0, LONGEST.q) : value.slice(0, LONGEST.other).replace(/\p{Cc}/gu, '')
  }
  return Object.fromEntries(NAMES.map((name) => [name, read(name).toWellFormed()])) as SearchAddress
}

/** The address with some of it otherwise; what is empty is left out. A change of anything begins at the first page. */
export function writeAddress(address: SearchAddress, changes: Partial<SearchAddress> = {}): string {
  const all = { ...address, after: '', ...changes }
  const query = new URLSearchParams()
  for (const name of NAMES) if (all[name] !== '') query.set(name, all[name])
  return query.size > 0 ? `/search?${query}` : '/search'
}
