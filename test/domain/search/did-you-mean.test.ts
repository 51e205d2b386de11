import { beforeAll, describe, expect, it } from 'vitest'
import { retractArticle } from '../../../src/domain/articles/index.ts'
import {
  countWords,
  createSearch,
  didYouMean,
  parseQuery,
  type Search,
} from '../../../src/domain/search/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { documentOf, makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase } from '../../support/database.ts'

const now = new Date('2026-03-01T12:00:00Z')
const TEXT =
  'Their friend received a letter from the other side of the world. The word was that the rest of them would wait there.'
let search: Search
let gone: string

beforeAll(async () => {
  const database = await createTestDatabase()
  search = createSearch(database)
  const { accountId } = await makeRoom(database, now)
  const write = (body: string) =>
    publishOne(database, accountId, { title: 'Notes', language: 'en', body: documentOf(body) }, now)
  await write(TEXT)
  await write(TEXT)
  gone = (await write('A zeppelin was seen, and zeppelins are rare.')).articleId
  await countWords(database)
})

const meant = (typed: string) => didYouMean(search, parseQuery(typed))

describe('what may have been meant', () => {
  it.each([
    ['freind', 'friend'],
    ['wrold', 'world'],
    ['thier', 'their'],
    ['recieved', 'received'],
    ['wprd', 'word'],
    ['lettre', 'letter'],
    ['thier freind', 'their friend'],
    ['zepelin', 'zeppelin'],
  ])('by %s is %s', async (typed, word) => expect(await meant(typed)).toBe(word))

  it.each(['friend', 'world', 'qqqqzz', '渡轮', '"freind"'])('by %s is nothing else', async (typed) =>
    expect(await meant(typed)).toBeUndefined(),
  )

  it('is no word that only an article had which was taken back', async () => {
    const { database } = search
    await transact(database, (tx) => retractArticle(tx, { articleId: gone, reason: '', actor: null, now }))
    await countWords(database)
    expect(await meant('zepelin')).toBeUndefined()
  })
})
