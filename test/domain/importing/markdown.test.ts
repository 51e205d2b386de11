import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { findOldAddress } from '../../../src/domain/articles/index.ts'
import { readFrontMatter } from '../../../src/domain/importing/readers/markdown/front-matter.ts'
import type { Note } from '../../../src/domain/importing/source.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { fingerprint, fixture, type Imported, importInto, latest, temporaryFolder } from './import-into.ts'

describe('a folder of Markdown', () => {
  let database: TestDatabase
  let done: Imported
  let folder: string
  let storage: string

  beforeAll(async () => {
    database = await createTestDatabase()
    folder = join(temporaryFolder(), 'notes')
    storage = temporaryFolder()
    cpSync(fixture('notes'), folder, { recursive: true })
    const outside = temporaryFolder()
    writeFileSync(join(outside, 'secret.md'), '# Secret')
    cpSync(fixture('notes/images/frost.png'), join(outside, 'secret.png'))
    symlinkSync(outside, join(folder, 'linked'))
    symlinkSync(join(outside, 'secret.md'), join(folder, 'posts/linked.md'))
    writeFileSync(
      join(folder, 'posts/reaches-out.md'),
      `---\ntitle: Reaches out\ndate: 2020-07-01\n---\n![x](../linked/secret.png) ![y](../../../${outside}/secret.png)`,
    )
    done = await importInto(database, folder, { storage })
  })

  const row = (path: string) => latest(database, done.article(path).articleId)

  test('comes in, hidden folders and links not followed', () => {
    const keys = done.entries.filter(({ type }) => type === 'article').map(({ key }) => key)
    expect(keys.sort()).toEqual([
      '_drafts/later.md',
      'posts/2020-01-02-first-frost.md',
      'posts/Third Note.markdown',
      'posts/bundle/index.md',
      'posts/reaches-out.md',
      'posts/second-note.md',
    ])
    const leftOut = done.entries.filter(({ type }) => type === 'left-out').map(({ key }) => key)
    expect(leftOut.sort()).toEqual(['README.md', 'linked', 'posts/linked.md'])
    expect(done.entries).toContainEqual({ type: 'fault', position: 'posts/latin.md', reason: 'not_utf8' })
  })

  test('front matter says title, date, author, category, tags, cover and addresses', async () => {
    const first = await row('posts/2020-01-02-first-frost.md')
    expect(first).toMatchObject({
      title: 'First frost: a diary',
      slug: 'first-frost',
      topics: ['weather', 'garden'],
      language: 'en',
    })
    expect(first.html).not.toContain('<h2')
    const listed = await database.db
      .selectFrom('listing')
      .innerJoin('account', 'account.id', 'listing.account_id')
      .innerJoin('channel', 'channel.id', 'listing.channel_id')
      .select(['published_at', 'handle', 'channel.slug as channel'])
      .where('article_id', '=', first.article_id)
      .executeTakeFirstOrThrow()
    expect(listed).toEqual({
      published_at: new Date('2020-01-02T00:00:00Z'),
      handle: 'mara-dahl',
      channel: 'garden',
    })
    expect(await findOldAddress(database, '/diary/first-frost')).toBe(first.article_id)
    expect(await findOldAddress(database, '/frost.html')).toBe(first.article_id)
    expect(done.article('posts/2020-01-02-first-frost.md').lost).toContainEqual({
      what: 'custom_fields',
      detail: 'rating',
    })
  })

  test('local pictures are stored once; what is not there or outside is listed', async () => {
    const media = await database.db.selectFrom('media').select(['id', 'original_name']).execute()
    expect(media.map(({ original_name }) => original_name)).toEqual(['frost.png'])
    const first = await row('posts/2020-01-02-first-frost.md')
    expect(first.cover_media_id).toBe(media[0]?.id)
    expect(JSON.stringify(first.body)).toContain(`"media":"${media[0]?.id}"`)
    expect(JSON.stringify((await row('posts/Third Note.markdown')).body)).toContain(
      `"media":"${media[0]?.id}"`,
    )
    expect(done.article('posts/2020-01-02-first-frost.md').missing).toEqual([
      { what: 'file_not_found', detail: 'missing.png' },
    ])
    expect(done.article('posts/reaches-out.md').missing).toHaveLength(2)
  })

  test('links between notes lead to articles, code is left alone, unknown tags are listed', async () => {
    const { html } = await row('posts/2020-01-02-first-frost.md')
    expect(html).toContain(`href="/a/${done.article('posts/second-note.md').articleId}"`)
    expect(html).toContain(`href="/a/${done.article('posts/Third Note.markdown').articleId}"`)
    expect(html).toContain('[[not a link]]')
    expect(html).toContain('https://www.youtube.com/watch?v=abc123')
    expect(html).not.toContain('<script')
    expect(done.article('posts/2020-01-02-first-frost.md').lost).toContainEqual({
      what: 'unknown_template_tag',
      detail: '{{< mystery src="x" >}}',
    })
  })

  test('simple TOML, a missing first fence and damaged YAML are read as far as they can be', async () => {
    expect(await row('posts/second-note.md')).toMatchObject({
      title: 'Second note',
      topics: ['garden', 'seeds'],
    })
    expect(done.article('posts/second-note.md').changed).toContainEqual({
      what: 'toml_not_understood',
      detail: 'odd = { inline = "table" }',
    })
    expect(await row('posts/Third Note.markdown')).toMatchObject({ title: '第三篇笔记', language: 'zh-CN' })
    expect(await row('posts/bundle/index.md')).toMatchObject({
      title: 'Broken: front matter: here',
      slug: 'bundle',
    })
    expect(done.article('_drafts/later.md')).toMatchObject({ status: 'draft', title: 'later' })
  })

  test('a second time changes nothing', async () => {
    const before = await fingerprint(database)
    const again = await importInto(database, folder, { storage })
    expect(again.figures.articles).toMatchObject({ created: 0, revised: 0, unchanged: 6 })
    expect(await fingerprint(database)).toEqual(before)
  })

  test('a picture that was missing is put in when it is there', async () => {
    cpSync(fixture('notes/images/frost.png'), join(folder, 'posts/missing.png'))
    const fetch = async () => ({ ok: false, outcome: 'timeout', detail: '' }) as const
    const again = await importInto(database, folder, { storage, fetch })
    expect(again.figures.articles).toMatchObject({ created: 0, revised: 1, unchanged: 5 })
    const before = await fingerprint(database)
    await importInto(database, folder, { storage, fetch })
    expect(await fingerprint(database)).toEqual(before)
  })
})

test('one file is a folder of one', async () => {
  const database = await createTestDatabase({ max: 3 })
  const done = await importInto(database, fixture('notes/posts/second-note.md'))
  expect(done.figures.articles.created).toBe(1)
})

test('front matter in its forms', () => {
  const read = (text: string) => {
    const changed: Note[] = []
    return { ...readFrontMatter(text, changed), changed }
  }
  expect(read('---\nTitle: A\n---\nbody')).toMatchObject({ fields: { title: 'A' }, body: 'body' })
  expect(read('{\n"title": "A"\n}\nbody')).toMatchObject({ fields: { title: 'A' }, body: 'body' })
  expect(read('---\nnot closed\n\ntext')).toMatchObject({ fields: {}, body: '---\nnot closed\n\ntext' })
  expect(read('---\n---\nbody')).toMatchObject({ fields: {}, body: 'body', changed: [] })
  expect(read('text\n---\nmore')).toMatchObject({ fields: {}, body: 'text\n---\nmore' })
  expect(read(`---\na: &a [x]\nb: ${'*a '.repeat(3)}\n---\nbody`).changed).toHaveLength(1)
})

test('folders without articles and other things are refused with a word', async () => {
  const database = await createTestDatabase({ max: 3 })
  const folder = temporaryFolder()
  await expect(importInto(database, folder)).rejects.toMatchObject({ code: 'import.no_articles' })
  await expect(importInto(database, join(folder, 'nothing'))).rejects.toMatchObject({
    code: 'import.not_found',
  })
  const file = join(folder, 'x.bin')
  for (const [bytes, code] of [
    ['', 'import.empty'],
    ['\u0000\u0001', 'import.unknown_format'],
    ['<html><body>', 'import.unknown_format'],
    ['{\n  "type": "module"\n}', 'import.unknown_format'],
  ] as const) {
    writeFileSync(file, bytes)
    await expect(importInto(database, file)).rejects.toMatchObject({ code })
  }
  mkdirSync(join(folder, '.hidden'))
})
