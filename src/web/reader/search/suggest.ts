import { findNames, parseQuery, type Search, searchArticles } from '../../../domain/search/index.ts'
import { articlePath } from '../teaser.ts'

/** What is offered while typing: where it leads, what it is called, and what it is. */
export type Suggestion = { kind: 'account' | 'topic' | 'article'; name: string; href: string }

const NAMES = { accounts: 3, topics: 3 }
const TITLES = 4

/** Accounts, topics and titles for what has been typed so far, at most ten. */
export async function suggestionsFor(search: Search, typed: unknown, now: Date): Promise<Suggestion[]> {
  const asked = parseQuery(typeof typed === 'string' ? typed : '')
  if (asked.groups.length === 0 || asked.cut) return []
  const text = asked.groups.map((group) => group.text).join('')
  const page = { order: 'best' as const, size: TITLES, now }
  const [names, found] = await Promise.all([
    findNames(search.database, text, NAMES),
    searchArticles(search, asked, {}, page),
  ])
  return [
    ...names.accounts.map(({ name, handle }) => ({ kind: 'account' as const, name, href: `/@${handle}` })),
    ...names.topics.map(({ name, slug }) => ({
      kind: 'topic' as const,
      name,
      href: `/t/${encodeURIComponent(slug)}`,
    })),
    ...(found.some ? [] : found.articles).map(({ article }) => ({
      kind: 'article' as const,
      name: article.title,
      href: articlePath(article),
    })),
  ]
}
