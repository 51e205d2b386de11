import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { findOldAddress } from '../../../src/domain/articles/index.ts'
import { summarise } from '../../../src/domain/importing/index.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { fingerprint, fixture, type Imported, importInto, latest, temporaryFolder } from './import-into.ts'

const MESSY = fixture('messy.xml')

describe('a messy WordPress export', () => {
  let database: TestDatabase
  let done: Imported

  beforeAll(async () => {
    database = await createTestDatabase()
    done = await importInto(database, MESSY)
  })

  const words = (key: string, list: 'changed' | 'lost' | 'missing'): string[] =>
    (done.article(key)[list] as { what: string }[]).map(({ what }) => what)
  const html = async (key: string): Promise<string> =>
    (await latest(database, done.article(key).articleId)).html

  test('comes in whole', () => {
    expect(done.figures.articles).toEqual({ created: 21, revised: 0, unchanged: 0, failed: 0 })
    expect(done.figures.faults).toBe(0)
    expect(done.figures.cut).toBeUndefined()
  })

  test('authors become accounts, also those that are not listed, and nobody', async () => {
    const handles = Object.fromEntries(done.figures.accounts.map(({ key, handle }) => [key, handle]))
    expect(handles).toEqual({
      lin: 'lin',
      'Zhang.San@example.org': 'zhang-san',
      'guest writer': 'guest-writer',
      '': 'hill-harbour',
    })
    const site = await database.db
      .selectFrom('account')
      .select('name')
      .where('handle', '=', 'hill-harbour')
      .executeTakeFirst()
    expect(site?.name).toBe('Hill & Harbour – 山与港')
    expect(done.entries).toContainEqual(
      expect.objectContaining({ type: 'left-out', kind: 'author', key: 'silent' }),
    )
    expect(JSON.stringify(await database.db.selectFrom('account').selectAll().execute())).not.toContain(
      '@example.org',
    )
  })

  test('top-level categories become channels, the others topics', async () => {
    const channels = await database.db
      .selectFrom('channel')
      .select(['slug', 'names'])
      .orderBy('slug')
      .execute()
    expect(channels).toEqual([
      { slug: 'town', names: { en: 'Town & People' } },
      { slug: '科技', names: { en: '科技' } },
    ])
    const row = await latest(database, done.article('101').articleId)
    expect(row.topics).toEqual(['Markets', 'Bread'])
    expect((await latest(database, done.article('102').articleId)).topics).toEqual([
      'Town & People',
      'Long walks',
    ])
    expect(words('102', 'changed')).toContain('channel_became_topic')
    expect(words('102', 'lost')).toContain('post_format')
  })

  test('the state of each post is kept; what was not for everyone is a draft', async () => {
    const state = async (key: string) => {
      const id = done.article(key).articleId as string
      const listed = await database.db
        .selectFrom('listing')
        .select('published_at')
        .where('article_id', '=', id)
        .executeTakeFirst()
      const waits = await database.db
        .selectFrom('schedule')
        .select('publish_at')
        .where('article_id', '=', id)
        .executeTakeFirst()
      return [listed?.published_at.toISOString() ?? null, waits?.publish_at.toISOString() ?? null]
    }
    expect(await state('101')).toEqual(['2021-03-03T00:30:00.000Z', null])
    for (const key of ['104', '105', '106', '108']) expect(await state(key), key).toEqual([null, null])
    expect(await state('107')).toEqual([null, '2099-01-01T00:30:00.000Z'])
    expect(words('104', 'changed')).toContain('password_protected')
    expect(words('105', 'changed')).toContain('was_private')
    const everything = JSON.stringify([await fingerprintText(), done.entries])
    expect(everything).not.toContain('s3cret-word')
    expect(done.entries).toContainEqual(
      expect.objectContaining({ type: 'left-out', key: '109', reason: 'in_trash' }),
    )
    expect(done.entries).toContainEqual(
      expect.objectContaining({ type: 'left-out', key: '118', kind: 'product' }),
    )
    expect(done.entries).toContainEqual(
      expect.objectContaining({ type: 'left-out', key: '123', kind: 'nav_menu_item' }),
    )
  })

  async function fingerprintText(): Promise<unknown> {
    return await database.db.selectFrom('revision').select(['title', 'plain', 'body', 'note']).execute()
  }

  test('shortcodes and the classic editor are read, and what they lost is listed', async () => {
    const text = await html('101')
    expect(text).toContain('A second line of the same paragraph.')
    expect(text).toMatch(/bread\.jpg/)
    expect(text).not.toMatch(/300x200/)
    expect(text).toContain('[gallery] is how one writes it. And [sic] stays, as does [1].')
    expect(text).toContain('[contact-form-7 id=')
    expect(text).toContain('if (a &lt; b')
    expect(words('101', 'lost')).toEqual(
      expect.arrayContaining([
        'unknown_shortcode',
        'gallery_pictures_missing',
        'more_mark',
        'page_break',
        'custom_fields',
      ]),
    )
    expect((await latest(database, done.article('101').articleId)).summary).toBe(
      'What the baker does before the gulls.',
    )
  })

  test('links between posts lead to the articles, others stay', async () => {
    const text = await html('101')
    expect(text).toContain(`href="/a/${done.article('102').articleId}#part"`)
    expect(text).toContain(`href="/a/${done.article('113').articleId}"`)
    expect(text).toContain('href="https://elsewhere.example.org/"')
    expect(text).toContain('href="https://old.example.net/blog/2021/03/post-109/"')
    const promised = await database.db
      .selectFrom('import_item')
      .select('key')
      .where('content_hash', '=', '')
      .execute()
    expect(promised).toEqual([])
  })

  test('blocks are read', async () => {
    const text = await html('102')
    for (const kept of [
      'Left side',
      'inner',
      'Right side',
      'First',
      'https://video.example.org/embed/7',
      'A film',
      'Rye',
      'Prices',
    ])
      expect(text).toContain(kept)
    for (const kept of [
      'Flour remembers.',
      'The miller',
      'cover.jpg',
      'Words over a picture',
      'Beside the loaf',
      'In two paragraphs.',
    ])
      expect(text).toContain(kept)
    const { body } = await latest(database, done.article('102').articleId)
    const document = JSON.stringify(body)
    for (const node of ['table', 'blockquote', 'codeBlock', 'picture', 'footnote', 'bulletList', 'heading'])
      expect(document).toContain(`"type":"${node}"`)
    expect(text).not.toContain('wp:')
    expect(words('102', 'lost').filter((what) => what === 'dynamic_block')).toHaveLength(2)
  })

  test('script cannot come in', async () => {
    const rows = await database.db.selectFrom('revision_html').select('html').execute()
    for (const row of rows) {
      expect(row.html).not.toMatch(/<script|<style|<svg|<object|javascript:|\son\w+=/i)
    }
    const text = await html('103')
    expect(text).toContain('A link that bites')
    expect(text).toContain('cell without end')
    expect(text).toContain('5 &lt; 6')
    expect(words('103', 'lost')).toEqual(expect.arrayContaining(['script', 'iframe']))
  })

  test('CJK, emoji and divided CDATA are whole', async () => {
    const row = await latest(database, done.article('113').articleId)
    expect(row.title).toBe('汉字、かな、한글 and 🍞')
    expect(row.language).toBe('zh-CN')
    expect(row.slug).toBe('清晨')
    expect(row.plain).toContain(']]>，写在正文里')
    expect(row.plain).toContain('👨‍👩‍👧‍👦')
    expect(row.plain).toContain('𠮷野家')
  })

  test('titles are read through every layer of encoding, made where they are missing', async () => {
    expect((await latest(database, done.article('117').articleId)).title).toBe('Ham & eggs — twice')
    expect((await latest(database, done.article('103').articleId)).title).toBe('Broken markup')
    expect((await latest(database, done.article('119').articleId)).title).toContain(
      'An article without a title',
    )
    expect((await latest(database, done.article('120').articleId)).title).toBe('Line with control characters')
    expect(words('120', 'changed')).toContain('control_characters_removed')
    expect(words('124', 'changed')).toContain('damaged_markup')
    expect((await latest(database, done.article('124').articleId)).plain).toBe(
      'An item whose title and end are missing.',
    )
  })

  test('comments keep their threads; spam, pingbacks and trackbacks are counted', async () => {
    const rows = await database.db
      .selectFrom('comment as c')
      .leftJoin('comment as p', 'p.id', 'c.parent_id')
      .select(['c.author_name', 'c.state', 'c.body', 'p.author_name as parent'])
      .orderBy('c.created_at')
      .orderBy('c.author_name')
      .execute()
    expect(rows.map(({ author_name, parent, state }) => [author_name, parent, state])).toEqual([
      ['Anna', null, 'visible'],
      ['Held back', null, 'held'],
      ['Loop', null, 'visible'],
      ['Orphan', null, 'visible'],
      ['Bert bold', 'Anna', 'visible'],
      ['Cleo', 'Bert bold', 'visible'],
    ])
    expect(rows[0]?.body).toBe('First!\n\nAnd a link (https://example.org/x).')
    expect(done.article('114').lost).toEqual(
      expect.arrayContaining([
        { what: 'comments_spam', detail: '1' },
        { what: 'comments_pingback', detail: '1' },
        { what: 'comments_trackback', detail: '1' },
        { what: 'comments_trashed', detail: '1' },
        { what: 'comments_empty', detail: '1' },
      ]),
    )
    expect(JSON.stringify(await database.db.selectFrom('comment').selectAll().execute())).not.toContain(
      '203.0.113.9',
    )
  })

  test('old addresses redirect: permalinks, short links, pages, earlier slugs', async () => {
    const to = (path: string) => findOldAddress(database, path)
    expect(await to('/blog/2021/03/post-101/')).toBe(done.article('101').articleId)
    expect(await to('/blog/?p=101')).toBe(done.article('101').articleId)
    expect(await to('/blog/2021/03/the-old-name/')).toBe(done.article('101').articleId)
    expect(await to('/blog/about/contact')).toBe(done.article('112').articleId)
    expect(await to('/blog/?page_id=112')).toBe(done.article('112').articleId)
    expect(await to('/blog/2021/03/%E6%B8%85%E6%99%A8/')).toBe(done.article('113').articleId)
    expect(await to('/blog/2021/03/%e6%b8%85%e6%99%a8')).toBe(done.article('113').articleId)
    expect(await to('/blog/?p=104')).toBeUndefined()
    expect(words('110', 'changed')).toContain('address_taken')
    expect(words('112', 'changed')).toContain('page_became_article')
  })

  test('pictures that were not fetched are listed and stay as links', async () => {
    expect(done.article('101').missing).toContainEqual({
      what: 'not_fetched',
      detail: 'https://old.example.net/blog/wp-content/uploads/bread.jpg',
    })
    expect(done.entries).toContainEqual(
      expect.objectContaining({ type: 'left-out', key: '204', reason: 'not_shown_by_an_article' }),
    )
    expect(await database.db.selectFrom('media').select('id').execute()).toEqual([])
  })

  test('a second time changes nothing', async () => {
    const before = await fingerprint(database)
    const again = await importInto(database, MESSY, { now: new Date('2024-06-01T00:00:00Z') })
    expect(again.figures.articles).toEqual({ created: 0, revised: 0, unchanged: 21, failed: 0 })
    expect(again.figures.comments).toEqual({ created: 0, unchanged: 6, failed: 0 })
    expect(await fingerprint(database)).toEqual(before)
  })

  test('a changed post becomes a revision, a new comment is added', async () => {
    const file = join(temporaryFolder(), 'later.xml')
    const text = readFileSync(MESSY, 'utf8')
      .replace('Say something.', 'Say something else.')
      .replace('<wp:comment_id>7</wp:comment_id>', '<wp:comment_id>77</wp:comment_id>')
    writeFileSync(file, text)
    const later = await importInto(database, file)
    expect(later.figures.articles).toMatchObject({ created: 0, revised: 1, unchanged: 20 })
    expect(later.figures.comments).toMatchObject({ created: 1 })
    const row = await latest(database, later.article('114').articleId)
    expect([row.number, row.kind, row.plain]).toEqual([2, 'update', 'Say something else.'])
  })

  test('the summary can be read', () => {
    const text = summarise(done.figures, { dryRun: false })
    expect(text).toContain('articles: 21 new')
    expect(text).toContain('lin → @lin (opened)')
    expect(text).toContain('nav menu item: type not imported × 1')
  })
})
