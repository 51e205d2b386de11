import { beforeAll, describe, expect, it } from 'vitest'
import { retractArticle } from '../../../src/domain/articles/index.ts'
import {
  countWords,
  createSearch,
  parseQuery,
  type Search,
  type SearchFilters,
  type SearchOrder,
  searchArticles,
} from '../../../src/domain/search/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { documentOf, makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

const now = new Date('2026-03-01T12:00:00Z')
let database: TestDatabase
let search: Search
let room: Awaited<ReturnType<typeof makeRoom>>
let other: Awaited<ReturnType<typeof makeRoom>>
const ids: Record<string, string> = {}

beforeAll(async () => {
  database = await createTestDatabase()
  search = createSearch(database)
  room = await makeRoom(database, now)
  other = await makeRoom(database, now)
  await publish('ferry', { title: '老码头的最后一班渡轮', body: documentOf('汽笛响过三声，渡轮离岸。') })
  await publish('library', { title: '圖書館夜裡亮著燈', body: documentOf('讀者在臺灣的圖書館裡讀書。') })
  await publish('english', {
    title: 'Cities along the river',
    language: 'en',
    label: 'translation',
    body: documentOf('The oldest city keeps its ferries running. It is said that nobody panics.'),
  })
  await publish('learning', { title: '机器学习入门', body: documentOf('机器会学习吗？学习机器的人说会。') })
  await publish('mixed', { title: '学习使用机器', body: documentOf('机器旁边放着学习材料。') })
  await publish('cat', { title: '雨天', channelId: other.channelId, body: documentOf('屋檐下有一只猫。') })
}, 60_000)

async function publish(name: string, changes: Parameters<typeof publishOne>[2]) {
  const at = new Date(now.getTime() + Object.keys(ids).length * 60_000)
  const made = await publishOne(database, room.accountId, { channelId: room.channelId, ...changes }, at)
  ids[name] = made.articleId
}

async function find(
  text: string,
  filters: SearchFilters = {},
  { order = 'best' as SearchOrder, after = undefined as string | undefined, size = 20 } = {},
) {
  const found = await searchArticles(search, parseQuery(text), filters, {
    order,
    after,
    size,
    now,
  })
  const names = Object.fromEntries(Object.entries(ids).map(([name, id]) => [id, name]))
  return { ...found, names: found.articles.map(({ article }) => names[article.id]) }
}

const namesOf = async (...given: Parameters<typeof find>) => (await find(...given)).names

describe('articles that are found', () => {
  it.each([
    ['渡轮', ['ferry']],
    ['渡輪', ['ferry']],
    ['图书馆', ['library']],
    ['台湾', ['library']],
    ['猫', ['cat']],
    ['貓', ['cat']],
    ['city', ['english']],
    ['CITIES ferry', ['english']],
    ['"机器学习"', ['learning']],
    ['“学习机器”', ['learning']],
    ['"keeps its ferries"', ['english']],
    ['"its keeps ferries"', []],
    ['机器 -材料', ['learning']],
    ['机器 -"学习机器"', ['mixed']],
    ['matou', ['ferry']],
    ['jqxx', ['learning']],
    ['zzqqx', []],
    ['', []],
  ])('%s', async (text, names) => expect(await namesOf(text)).toEqual(names))

  it('are those with the words in their title first, and one after the other', async () => {
    expect(await namesOf('机器学习')).toEqual(['learning', 'mixed'])
  })

  it('are those with some of the words when few have all', async () => {
    const found = await find('渡轮上的猫什么时候离岸？')
    expect(found.names[0]).toBe('ferry')
    expect(found.names).toContain('cat')
    expect(found.some).toBe(true)
  })

  it('have their hits marked, though they are folded', async () => {
    const [library] = (await find('图书馆')).articles
    expect(library?.title.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['圖書館'])
    expect(library?.passage.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['圖書館'])
    const [english] = (await find('city')).articles
    expect(english?.title[0]).toEqual({ text: 'Cities', hit: true })
  })

  it('can be narrowed', async () => {
    expect(await namesOf('雨天', { channelId: room.channelId })).toEqual([])
    expect(await namesOf('雨天', { channelId: other.channelId })).toEqual(['cat'])
    expect(await namesOf('', { language: 'en-GB' })).toEqual(['english'])
    expect(await namesOf('', { label: 'translation' })).toEqual(['english'])
    expect(await namesOf('', { accountId: other.accountId })).toEqual([])
    expect(await namesOf('渡轮', { to: now })).toEqual([])
    expect(await namesOf('', { from: new Date(now.getTime() + 4 * 60_000) })).toEqual(['cat', 'mixed'])
  })

  it('come newest first, page by page, and a place in another list is none', async () => {
    const first = await find('', { accountId: room.accountId }, { order: 'newest', size: 4 })
    expect(first.names).toEqual(['cat', 'mixed', 'learning', 'english'])
    const after = first.next
    const second = await find('', { accountId: room.accountId }, { order: 'newest', size: 4, after })
    expect(second.names).toEqual(['library', 'ferry'])
    expect(second.next).toBeUndefined()
    const elsewhere = await find('', { channelId: room.channelId }, { order: 'newest', size: 2, after })
    expect(elsewhere.names).toEqual(['mixed', 'learning'])
    const best = await find('机器', {}, { size: 1 })
    const rest = await find('机器', {}, { size: 1, after: best.next })
    expect([...best.names, ...rest.names].sort()).toEqual(['learning', 'mixed'])
  })

  it('come by time too when none has all the words: by sound, and with some of them', async () => {
    const order = 'newest' as const
    expect(await namesOf('matou', {}, { order })).toEqual(['ferry'])
    const question = '渡轮 猫'
    const all = await find(question, {}, { order })
    expect(all.names).toEqual(['cat', 'ferry'])
    expect(all.some).toBe(true)
    const first = await find(question, {}, { order, size: 1 })
    const second = await find(question, {}, { order, size: 1, after: first.next })
    expect([first.names, second.names, second.next]).toEqual([['cat'], ['ferry'], undefined])
    expect([first.after, second.after]).toEqual([false, true])
    // A place in the one list is none in the other.
    expect((await find(question, {}, { size: 1, after: first.next })).after).toBe(false)
    const sentence = '机器会学习吗学习机器的人说会还有谁在码头等着看渡轮离岸呢'
    expect(await namesOf(sentence, {}, { order })).toContain('learning')
  })

  it('are of the time asked for, also with only some of the words', async () => {
    const from = new Date(now.getTime() + 60_000)
    for (const order of ['best', 'newest'] as const)
      expect(await namesOf('渡轮 猫', { from }, { order })).toEqual(['cat'])
  })

  it('are continued while a window moves with the clock', async () => {
    const window = (minutes: number) => ({ from: new Date(now.getTime() - 60_000 + minutes), within: 'day' })
    for (const order of ['best', 'newest'] as const) {
      const first = await find('机器', window(0), { order, size: 1 })
      const second = await find('机器', window(10), { order, size: 1, after: first.next })
      expect([...first.names, ...second.names].sort()).toEqual(['learning', 'mixed'])
      const other = { ...window(10), within: 'week' }
      expect((await find('机器', other, { order, size: 1, after: first.next })).after).toBe(false)
    }
  })

  it('are found the same once their words are counted, and no more once they are taken back', async () => {
    await countWords(database)
    const { rows } = await database.pool.query(
      "select term, articles from search_frequency where term in ('机器', '^机器', '渡轮') order by term",
    )
    expect(rows).toEqual([
      { term: '^机器', articles: 2 },
      { term: '机器', articles: 2 },
      { term: '渡轮', articles: 1 },
    ])
    expect(await namesOf('机器学习')).toEqual(['learning', 'mixed'])
    const gone = await publishOne(database, room.accountId, { title: '昙花' }, now)
    expect((await find('昙花')).articles).toHaveLength(1)
    await countWords(database)
    await transact(database, (tx) =>
      retractArticle(tx, { articleId: gone.articleId, reason: '', actor: null, now }),
    )
    expect((await find('昙花')).articles).toHaveLength(0)
    await countWords(database)
    const counted = await database.pool.query("select articles from search_frequency where term = '昙花'")
    expect(counted.rows).toEqual([{ articles: 0 }])
    const total = await database.pool.query('select articles::int from search_total')
    expect(total.rows).toEqual([{ articles: 6 }])
  })
})
