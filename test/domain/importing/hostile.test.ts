import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../../support/database.ts'
import { importInto, latest, temporaryFolder } from './import-into.ts'

const article = (id: string, more: object = {}) => ({ type: 'article', id, title: id, body: 'text', ...more })

function nested(depth: number): object {
  let block: object = { type: 'paragraph', content: [{ type: 'text', text: 'deep' }] }
  for (let level = 0; level < depth; level++) block = { type: 'blockquote', content: [block] }
  return { type: 'doc', content: [block] }
}

test('one line that cannot be taken stops nothing but itself', async () => {
  const file = join(temporaryFolder(), 'hostile.jsonl')
  // Written out by hand: JSON.stringify would itself go too deep.
  const deep = `{"type":"article","id":"deep","title":"deep","format":"document","body":${'{"type":"blockquote","content":['.repeat(4000)}${']}'.repeat(4000)}}`
  const lines = [
    { type: 'account', id: '__proto__', handle: '../../x', name: '<img src=x onerror=alert(1)>\u0000' },
    { type: 'account', id: 'blank\u0000', handle: 'admin', name: '\u00a0' },
    { type: 'channel', id: 'c', slug: '"]{}</style><script>', names: { en: 'C\u0000' } },
    article('a1', { account: '__proto__', channel: 'c', topics: ['</a><script>', '../../etc', '__proto__'] }),
    article('a2\u0000', { account: 'blank\u0000', title: 'T\u0000' }),
    article('a3', { oldAddresses: ['//evil.test/x', '/a\r\nb\u0000', '/about'] }),
    article('a4', { format: 'document', body: nested(400) }),
    article('a5', { cover: '../../../../../../etc/passwd', body: '![x](/etc/passwd)' }),
    article('last'),
  ]
  writeFileSync(file, [...lines.map((line) => JSON.stringify(line)), deep].join('\n'))
  const database = await createTestDatabase()
  const done = await importInto(database, file)
  const outcomes = Object.fromEntries(
    done.entries.filter(({ type }) => type === 'article').map(({ key, outcome }) => [key, outcome]),
  )
  expect(outcomes).toMatchObject({
    a1: 'created',
    a2: 'created',
    a3: 'created',
    a5: 'created',
    last: 'created',
  })
  expect(outcomes.deep === 'created').toBe(false)
  const first = await latest(database, done.article('a1').articleId)
  expect(first.title).toBe('a1')
  const handles = await database.db.selectFrom('account').select(['handle', 'name']).execute()
  for (const { handle } of handles) expect(handle).toMatch(/^[a-z0-9_-]+$/)
})

test('front matter that holds itself, or that grows without end, is read as far as it goes', async () => {
  const folder = join(temporaryFolder(), 'notes')
  mkdirSync(folder)
  const write = (name: string, matter: string) =>
    writeFileSync(join(folder, name), `---\n${matter}\n---\nA text.\n`)
  write('self.md', 'title: &t {a: *t}\ntags: &x\n  - *x\ncategories: &s\n  name: *s\n')
  const bomb = Array.from({ length: 7 }, (_, at) => {
    const value = at === 0 ? 'x' : `*a${at - 1}`
    return `a${at}: &a${at} [${Array(9).fill(value).join(', ')}]`
  })
  write('bomb.md', `title: Bomb\n${bomb.join('\n')}\ntags: *a6`)
  write('deep.md', `title: Deep\na: ${'['.repeat(20_000)}`)
  write('good.md', 'title: Good')
  const done = await importInto(await createTestDatabase(), folder)
  expect(done.figures.articles).toMatchObject({ created: 4, failed: 0 })
})
