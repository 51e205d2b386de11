import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { findOldAddress } from '../../../src/domain/articles/index.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { fingerprint, fixture, type Imported, importInto, latest, temporaryFolder } from './import-into.ts'

describe('JSON Lines', () => {
  let database: TestDatabase
  let done: Imported

  beforeAll(async () => {
    database = await createTestDatabase()
    done = await importInto(database, fixture('lines.jsonl'))
  })

  test('good lines come in, each wrong one is named with its reason', () => {
    expect(done.figures.articles).toEqual({ created: 5, revised: 0, unchanged: 0, failed: 1 })
    const faults = done.entries
      .filter(({ type }) => type === 'fault')
      .map(({ position, reason }) => `${position}: ${reason}`)
    expect(faults).toEqual([
      expect.stringMatching(/^line 6: not JSON/),
      'line 8: "title" must be given',
      'line 11: the ID 1 stands here again',
      expect.stringMatching(/^line 17: "type" must be one of/),
      'line 18: not a JSON object',
      'line 16: comment c3: its article 404 was not imported',
    ])
    expect(done.article('5')).toMatchObject({ outcome: 'failed', position: 'line 10' })
  })

  test('accounts, channels, links, addresses, labels', async () => {
    const one = await latest(database, done.article('1').articleId)
    expect(one.html).toContain(`href="/a/${done.article('2').articleId}"`)
    expect(await findOldAddress(database, '/rain?id=1')).toBe(one.article_id)
    const channel = await database.db
      .selectFrom('channel')
      .select(['slug', 'names', 'colour'])
      .executeTakeFirst()
    expect(channel).toEqual({ slug: 'nature', names: { en: 'Nature', 'zh-CN': '自然' }, colour: '#2f6f4e' })
    const account = await database.db
      .selectFrom('account')
      .select(['handle', 'name', 'signature', 'field'])
      .executeTakeFirst()
    expect(account).toEqual({
      handle: 'mara-dahl',
      name: 'Mara Dahl',
      signature: 'Gardens and weather',
      field: 'Nature',
    })
    const two = await latest(database, done.article('2').articleId)
    expect(two).toMatchObject({
      label: 'reprint',
      source_name: 'Valley News',
      channel_id: null,
      language: 'en',
    })
    expect(two.html).not.toContain('script')
  })

  test('comments find their article and their parent', async () => {
    const rows = await database.db
      .selectFrom('comment')
      .select(['id', 'parent_id', 'state'])
      .orderBy('created_at')
      .execute()
    expect(rows).toEqual([
      { id: rows[0]?.id, parent_id: null, state: 'visible' },
      { id: rows[1]?.id, parent_id: rows[0]?.id, state: 'held' },
    ])
  })

  test('the same source from another place changes nothing', async () => {
    const copy = join(temporaryFolder(), 'copy.txt')
    writeFileSync(copy, readFileSync(fixture('lines.jsonl')))
    const before = await fingerprint(database)
    await importInto(database, copy)
    expect(await fingerprint(database)).toEqual(before)
  })

  test('a changed line is a revision, a draft that is published now appears', async () => {
    const copy = join(temporaryFolder(), 'changed.jsonl')
    const text = readFileSync(fixture('lines.jsonl'), 'utf8')
      .replace('for an hour', 'for two hours')
      .replace('"Not yet.","status":"draft"', '"Now.","publishedAt":"2022-07-01"')
    writeFileSync(copy, text)
    const later = await importInto(database, copy)
    expect(later.figures.articles).toMatchObject({ created: 0, revised: 2, unchanged: 3 })
    const listed = await database.db
      .selectFrom('listing')
      .select('published_at')
      .where('article_id', '=', later.article('6').articleId as string)
      .executeTakeFirst()
    expect(listed?.published_at).toEqual(new Date('2022-07-01T00:00:00Z'))
  })
})

test('a file that ends inside a line is cut', async () => {
  const database = await createTestDatabase({ max: 3 })
  const file = join(temporaryFolder(), 'cut.jsonl')
  const text = readFileSync(fixture('lines.jsonl'), 'utf8')
  writeFileSync(file, text.slice(0, text.indexOf('"A document"')))
  const { figures } = await importInto(database, file)
  expect(figures.cut).toEqual({ position: 'line 9', reason: 'the file ends inside this line' })
  expect(figures.articles.created).toBe(2)
})

test('a dry run writes nothing and says what would be', async () => {
  const database = await createTestDatabase({ max: 3 })
  const before = await fingerprint(database)
  const { figures } = await importInto(database, fixture('lines.jsonl'), { dryRun: true })
  expect(figures.articles.created).toBe(5)
  expect(figures.accounts[0]?.handle).toBe('mara-dahl')
  expect(await fingerprint(database)).toEqual(before)
})

test('authors go where the author map says', async () => {
  const database = await createTestDatabase({ max: 3 })
  const first = await importInto(database, fixture('lines.jsonl'))
  const mapped = await importInto(database, fixture('messy.xml'), {
    authorMap: new Map([
      ['lin', 'mara-dahl'],
      ['guest writer', 'new-guest'],
    ]),
  })
  const how = Object.fromEntries(
    mapped.figures.accounts.map(({ key, handle, how }) => [key, `${handle} ${how}`]),
  )
  expect(how).toMatchObject({ lin: 'mara-dahl mapped', 'guest writer': 'new-guest mapped_new' })
  expect(first.figures.accounts).toHaveLength(1)
  const again = await importInto(database, fixture('messy.xml'))
  expect(again.figures.articles.unchanged).toBe(21)
})

test('somebody else’s handle is never written under', async () => {
  const database = await createTestDatabase({ max: 3 })
  await importInto(database, fixture('lines.jsonl'))
  const other = await importInto(database, fixture('lines.jsonl'), { name: 'another source' })
  expect(other.figures.accounts[0]?.handle).toBe('mara-dahl-2')
})

test('one bad article does not stop its batch', async () => {
  const database = await createTestDatabase({ max: 3 })
  const file = join(temporaryFolder(), 'many.jsonl')
  const lines = Array.from({ length: 150 }, (_, at) =>
    JSON.stringify({
      type: 'article',
      id: String(at),
      title: at === 70 ? '\u0000\u200b' : `Article ${at}`,
      body: at === 71 ? `\u0000text\ud800 ${'x'.repeat(50)}` : at === 70 ? '' : 'Words.',
      publishedAt: '2022-01-01',
      language: at === 72 ? 'not a language at all' : 'en',
      topics: Array.from({ length: 30 }, (_, topic) => `Topic ${topic}`),
    }),
  )
  writeFileSync(file, lines.join('\n'))
  const { figures, article } = await importInto(database, file)
  expect(figures.articles.created + figures.articles.failed).toBe(150)
  expect(figures.articles.created).toBeGreaterThanOrEqual(149)
  expect((await latest(database, article('71').articleId)).plain).toBe(`text ${'x'.repeat(50)}`)
  expect(article('0').changed).toContainEqual(expect.objectContaining({ what: 'topics_dropped' }))
})
