import { findNames, parseQuery, type Search, searchArticles } from '../../../domain/search/index.ts'
import { foldForSearch } from '../../../kernel/text/index.ts'
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
    ...found.articles
      .filter(({ article }) => !found.some || has(article.title, text))
      .map(({ article }) => ({ kind: 'article' as const, name: article.title, href: articlePath(article) })),
  ]
}

/** Where hits are few, articles with some of the words come too: of those, only a title with all that was typed is meant. */
function has(title: string, text: string): boolean {
  return plain(title).includes(plain(text))
}

function plain(text: string): string {
  return foldForSearch(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
}
