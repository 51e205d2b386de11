import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import {
  createSearch,
  didYouMean,
  findNames,
  parseQuery,
  type Search,
  searchArticles,
} from '../../../src/domain/search/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase } from '../../support/database.ts'

let search: Search
const now = new Date('2026-03-01T12:00:00Z')

beforeAll(async () => {
  const database = await createTestDatabase()
  search = createSearch(database)
  const { accountId } = await makeRoom(database, now)
  await publishOne(database, accountId, {}, now)
})

const marks = fc.constantFrom(
  ...'"“”「」『＂-－!&|()<>:*\'\\@^~%_'.split(''),
  ' ',
  '渡轮',
  'account:',
  'channel：',
  '\u0000',
  '\ud800',
  '\u202e',
  'İ',
  'ß',
  '½',
  'ﷺ',
  '🚢',
)
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.oneof(marks, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 60 })
    .map((all) => all.join('')),
)

it('whatever is asked, there is an answer', async () => {
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.constantFrom('best' as const, 'newest' as const),
      fc.string(),
      async (typed, order, after) => {
        const asked = parseQuery(typed)
        expect(asked.text.length).toBeLessThanOrEqual(400)
        const found = await searchArticles(search, asked, {}, { order, after, size: 5, now })
        expect(found.articles.length).toBeLessThanOrEqual(5)
        expect(found.late).toBe(false)
        for (const { article, title } of found.articles)
          expect(title.map((piece) => piece.text).join('')).toBe(article.title)
        await findNames(search.database, asked.text, { accounts: 3, topics: 3 })
        await didYouMean(search, asked)
      },
    ),
    { numRuns: 150 },
  )
}, 60_000)
