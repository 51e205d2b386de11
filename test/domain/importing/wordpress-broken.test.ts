import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findOldAddress } from '../../../src/domain/articles/index.ts'
import { createTestDatabase } from '../../support/database.ts'
import { fingerprint, fixture, importInto, latest, temporaryFolder } from './import-into.ts'

const MESSY = fixture('messy.xml')
const SAMPLE = resolve('../shared/samples/theme-preview.xml')

describe('an export that is cut', () => {
  test.each([
    ['inside a body', 'Buy it.', 4],
    ['inside a tag', '<wp:post_type>product', 3],
    ['between two items', '</item>', 7],
  ])('%s: what is complete comes in, the cut is told', async (_, text, after) => {
    const database = await createTestDatabase({ max: 3 })
    const whole = readFileSync(MESSY, 'utf8')
    const file = join(temporaryFolder(), 'cut.xml')
    writeFileSync(file, whole.slice(0, whole.indexOf(text, whole.indexOf('A reply')) + after))
    const { figures } = await importInto(database, file)
    expect(figures.articles.created).toBeGreaterThan(10)
    expect(figures.cut?.reason).toMatch(/^the file ends inside /)
    expect(figures.cut?.position).toMatch(/(byte \d+ \()?line \d+/)
    await importInto(database, MESSY)
    const { figures: again } = await importInto(database, MESSY)
    expect(again.articles).toEqual({ created: 0, revised: 0, unchanged: 21, failed: 0 })
    await database.close()
  })
})

test('a body without its end mark does not swallow what follows', async () => {
  const database = await createTestDatabase({ max: 3 })
  const file = join(temporaryFolder(), 'open.xml')
  writeFileSync(file, readFileSync(MESSY, 'utf8').replace('Who we are.]]>', 'Who we are.'))
  const done = await importInto(database, file)
  expect((await latest(database, done.article('111').articleId)).plain).toBe('Who we are.')
  expect(done.figures.articles.created).toBe(21)
  await database.close()
})

test('more than twenty top-level categories are topics; an export in another encoding is read', async () => {
  const database = await createTestDatabase({ max: 3 })
  const file = join(temporaryFolder(), 'latin.xml')
  const categories = Array.from(
    { length: 21 },
    (_, at) =>
      `<wp:category><wp:category_nicename>c${at}</wp:category_nicename><wp:category_parent/><wp:cat_name>C ${at}</wp:cat_name></wp:category>`,
  )
  const text = `<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><title>Caf\u00e9</title><link>https://latin.example.net</link>${categories.join('')}
    <item><title>Cr\u00eape</title><content:encoded>&lt;p&gt;Cr\u00e8me &amp;eacute;&lt;/p&gt;</content:encoded><category domain="category" nicename="c3">C 3</category><wp:post_id>1</wp:post_id><wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>`
  writeFileSync(file, Buffer.from(text, 'latin1'))
  const done = await importInto(database, file)
  expect(await latest(database, done.article('1').articleId)).toMatchObject({
    title: 'Cr\u00eape',
    plain: 'Cr\u00e8me \u00e9',
    topics: ['C 3'],
    channel_id: null,
  })
  expect(await database.db.selectFrom('channel').select('id').execute()).toEqual([])
})

test('a body beyond the limit is refused and listed, the others come in', async () => {
  const database = await createTestDatabase({ max: 3 })
  const file = join(temporaryFolder(), 'huge.xml')
  writeFileSync(file, readFileSync(MESSY, 'utf8').replace('Who we are.', 'x'.repeat(2.2 * 1024 * 1024)))
  const { figures, entries } = await importInto(database, file)
  expect(figures.articles.created).toBe(20)
  expect(entries).toContainEqual(
    expect.objectContaining({ type: 'fault', reason: 'body_too_large: About us' }),
  )
})

test.skipIf(!existsSync(SAMPLE))(
  'the theme preview export (skipped: ../shared/samples is not here)',
  async () => {
    const database = await createTestDatabase()
    const done = await importInto(database, SAMPLE)
    expect(done.figures.articles).toEqual({ created: 7, revised: 0, unchanged: 0, failed: 0 })
    expect(done.figures.comments.created).toBe(2)
    expect(done.figures.accounts).toEqual([
      { key: 'Theme Admin', name: 'Theme Admin', handle: 'theme-admin', how: 'opened' },
    ])
    expect(await findOldAddress(database, '/?p=36')).toBe(
      done.article('http://wp-themes.com/?p=36').articleId,
    )
    const before = await fingerprint(database)
    await importInto(database, SAMPLE)
    expect(await fingerprint(database)).toEqual(before)
  },
)
