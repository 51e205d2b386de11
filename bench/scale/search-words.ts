import { indexWords, loadSpelling } from '../../src/domain/search/index.ts'
import type { Spec } from './articles.ts'

/** What search knows of a text: the text of a tsvector, and how many words. */
export type Words = { terms: string; length: number }

let spelling: ReturnType<typeof loadSpelling> | undefined

/**
 * What search knows of an article apart from its text, by search's own function. The text's words are appended in the
 * database, paragraph by paragraph: the same words at the same places, but for the step from one paragraph to the next.
 */
export async function titleWords(
  { title, language, at }: Spec,
  filed: { accountId: string; channelId: string; topics: string[] },
): Promise<Words> {
  return indexWords({ ...plainArticle(language), ...filed, title, publishedAt: at }, await spell())
}

/** What search knows of a paragraph. */
export async function paragraphWords(plain: string, language: string): Promise<Words> {
  const { terms, length } = indexWords({ ...plainArticle(language), plain }, await spell())
  // Without what an article is filed under.
  return {
    terms: terms
      .split(' ')
      .filter((term) => !term.startsWith("'@"))
      .join(' '),
    length,
  }
}

function spell(): ReturnType<typeof loadSpelling> {
  spelling ??= loadSpelling()
  return spelling
}

function plainArticle(language: string) {
  const none = { title: '', plain: '', topics: [], flags: [], channelId: null, accountId: '' }
  return { ...none, language, label: 'original', publishedAt: new Date(0) }
}
