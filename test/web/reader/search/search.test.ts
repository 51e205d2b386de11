import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retractArticle } from '../../../../src/domain/articles/index.ts'
import { addChannel } from '../../../../src/domain/channels/index.ts'
import { countWords } from '../../../../src/domain/search/index.ts'
import { transact } from '../../../../src/platform/database/index.ts'
import { documentOf, makeRoom, publishOne } from '../../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../../support/portal-app.ts'

let portal: PortalApp
let room: Awaited<ReturnType<typeof makeRoom>>
const now = new Date('2026-11-20T08:00:00Z')
afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp({ now: () => now })
  room = await makeRoom(portal.database, now)
  await publish({ topics: ['轮渡'] })
  await publish({ title: '<b>渡口</b> & 茶馆', body: documentOf('茶馆在渡口的<script>旁边。') })
  await publish({
    title: 'A room for panthers',
    language: 'en',
    body: documentOf('The panthers sleep until the keepers come.'),
  })
  await publish({ title: 'Panthers again', language: 'en', body: documentOf('More of the panthers.') })
  await countWords(portal.database)
})

const publish = (changes = {}) =>
  publishOne(portal.database, room.accountId, { channelId: room.channelId, ...changes }, now)
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${portal.address}${path}`, { headers: { 'accept-language': 'en', ...headers } })
const search = async (query: string) => {
  const answer = await get(`/search?${query}`)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const q = (words: string, more = '') => search(`q=${encodeURIComponent(words)}${more}`)

describe('the page of results', () => {
  it('shows what was found with the hits marked, and is kept by nobody', async () => {
    const { status, headers, text } = await q('渡輪')
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(text).toContain('<mark>渡轮</mark>')
    expect(text).toContain('rel="search"')
  })

  it('writes titles and texts as text', async () => {
    const { text } = await q('渡口')
    expect(text).toContain('&lt;b><mark>渡口</mark>&lt;/b>'.replaceAll('>&lt;', '>&lt;'))
    expect(text).not.toContain('<script>旁边')
  })

  it('finds an article right after its commit, and no more right after it is taken back', async () => {
    const { articleId } = await publish({ title: '彗星来了' })
    expect((await q('彗星')).text).toContain('彗星</mark>来了')
    await transact(portal.database, (tx) => retractArticle(tx, { articleId, reason: '', actor: null, now }))
    expect((await q('彗星')).text).not.toContain('彗星</mark>来了')
  })

  it('finds accounts and topics by name, pinyin and initials', async () => {
    for (const words of ['河边', '河邊紀事', 'hebian', 'hbjs', '纪事', room.handle])
      expect((await q(words)).text).toContain(`href="/@${room.handle}"`)
    expect((await q('lundu')).text).toContain(`href="/t/${encodeURIComponent('轮渡')}"`)
  })

  it('tells what may have been meant, and finds that when nothing has the words', async () => {
    const { text } = await q('pantehrs')
    expect(text).toContain('These are for “panthers”')
    expect(text).toContain('<mark>panthers</mark>')
  })

  it('offers the care edition to those who look for it', async () => {
    for (const words of ['长辈版', '亲情版', '关爱版', '关怀版', '長輩版', 'Care Edition'])
      expect((await q(words)).text).toContain('name="edition" value="care"')
    expect((await q('长辈')).text).not.toContain('Switch to the care edition')
  })

  it('helps on when there is nothing', async () => {
    const { text, status } = await q('鲸鱼座流星雨')
    expect(status).toBe(200)
    expect(text).toContain('No article was found')
    expect(text).toContain('How to find more')
    expect(text).toContain('name="robots" content="noindex"')
  })

  it.each([
    ['channel=nowhere', 'There is no channel “nowhere”'],
    ['account=nobody-here', 'There is no account “nobody-here”'],
    ['within=eternity', '“eternity” is no time'],
    ['label=%3Cb%3E', '“&lt;b>” is no kind'],
    ['language=1', '“1” is no language'],
    ['language=xx', '“xx” is no language'],
    ['language=xx-CN', '“xx-CN” is no language'],
  ])('tells of a filter that does not exist: %s', async (filter, told) => {
    const { text, status } = await q('渡轮', `&${filter}`)
    expect(status).toBe(200)
    expect(text).toContain(told)
    expect(text).toContain('<mark>渡轮</mark>')
  })

  it('narrows by channel and account, in the address and in the words', async () => {
    const other = await makeRoom(portal.database, now)
    expect((await q('渡轮', `&channel=${other.slug}`)).text).toContain('No article was found')
    expect((await q(`渡轮 channel:${other.slug}`)).text).toContain('No article was found')
    expect((await q(`渡轮 account：${room.handle}`)).text).toContain('<mark>渡轮</mark>')
    expect((await q('', `&account=${room.handle}`)).text).toContain('panthers')
  })

  it('knows a channel by its name in any spelling', async () => {
    const names = { 'zh-CN': '体育', en: 'Sports' }
    await transact(portal.database, (tx) =>
      addChannel(tx, { slug: 'ball-games', names, isColumn: false, position: 9 }, now),
    )
    for (const spelling of ['体育', '體育', 'SPORTS', 'Ball-Games'])
      expect((await q(`渡轮 channel:${spelling}`)).text).not.toContain('There is no channel')
  })

  it('leads from a search that was narrowed by its words to one that is not', async () => {
    const other = await makeRoom(portal.database, now)
    const { text } = await q(`渡轮 channel:${other.slug} 汽笛 account:${room.handle}`, '&within=week')
    const [, href = ''] = /href="([^"]+)">\s*Search without filters/.exec(text) ?? []
    expect(new URLSearchParams(href.split('?')[1]).toString()).toBe(
      new URLSearchParams({ q: '渡轮 汽笛' }).toString(),
    )
    // And what is chosen in the form counts, for the form no longer holds the word.
    expect(text).toContain('<input type="hidden" name="q" value="渡轮 汽笛"')
    expect(text).toContain(`<input type="hidden" name="account" value="${room.handle}"`)
    expect((await q(`channel:${other.slug}`)).text).not.toContain('Search without filters')
  })

  it.each([
    ['an open quote', '"渡轮'],
    ['quotes of every kind', '"“「『＂'],
    ['tsquery syntax', "渡轮 & | ! ( ) <-> <2> :* ' \\ ''"],
    ['the words of the index', "@c1 ^渡轮 ~~abc '@d20260101' | !'x'"],
    ['controls and NUL', '渡\u0000轮\u0001\u001b[31m\u007f'],
    ['half a character', '渡轮\ud83d'],
    ['pictures', '🚢🚢👩‍👩‍👧'],
    ['turned text', '\u202e渡轮\u2066\u200f'],
    ['only minus', '- -- --- －'],
    ['only without', '-渡轮'],
    ['empty filters', 'account: channel：'],
    ['SQL', "'; drop table listing; --"],
    ['spaces', ' \t\n\u3000\u2028 '],
    ['long', '渡轮上的茶馆'.repeat(1700)],
    ['long words', `${'a'.repeat(10_000)}`],
    ['many words', 'ab cd '.repeat(1600)],
    ['many quotes', '"a b" '.repeat(1600)],
  ])('is a page for %s', async (_, words) => {
    const from = performance.now()
    const { status, text } = await q(words.toWellFormed())
    expect(status).toBe(200)
    expect(text).toContain('<h1')
    expect(performance.now() - from).toBeLessThan(3000)
  })

  it.each([
    'q=%ed%a0%bd',
    'q=%00',
    'q=a&q=b',
    'q[a]=b',
    'after=x&q=渡轮',
    'order=zzz&q=渡轮',
    ...['account', 'channel', 'within', 'label', 'language', 'order', 'after'].flatMap((name) => [
      `${name}=%00`,
      `q=渡轮&${name}=%00x%1b%7f`,
      `q=渡轮&${name}=%ed%a0%bd`,
      `q=渡轮&${name}=__proto__`,
      `q=渡轮&${name}=a&${name}=b`,
    ]),
    'account=~',
    'account=%40%00',
    'q=account:%00x+channel:%00',
    'language=zh-hant-hk-x-y&q=渡轮',
    'q=%',
    'q=%F0%9F',
  ])('is a page for the address ?%s', async (query) => {
    expect((await search(query)).status).toBe(200)
  })

  it('begins at its first page for a place in another list', async () => {
    const first = await q('', `&account=${room.handle}&order=newest`)
    expect(first.status).toBe(200)
    const { text } = await q('渡轮', '&after=AAAAAAAA.zz.0000000000000')
    expect(text).toContain('<mark>渡轮</mark>')
  })
})

describe('suggestions', () => {
  it('are accounts, topics and titles for what is typed', async () => {
    const found = (await (await get(`/suggest?q=${encodeURIComponent('轮渡')}`)).json()) as { kind: string }[]
    expect(found.map(({ kind }) => kind)).toContain('topic')
    const titles = (await (await get('/suggest?q=laomatou')).json()) as { name: string }[]
    expect(titles.map(({ name }) => name)).toContain('老码头的最后一班渡轮')
    expect(await (await get('/suggest')).json()).toEqual([])
    // The one title that has all of it, though a page of results goes on with what has some of the words.
    const only = (await (await get('/suggest?q=panthers+again')).json()) as { name: string }[]
    expect(only.map(({ name }) => name)).toEqual(['Panthers again'])
    const forBrowsers = await (await get('/suggest?form=opensearch&q=lundu')).json()
    expect(forBrowsers).toEqual(['lundu', expect.arrayContaining(['轮渡'])])
  })
})

it('is described for browsers', async () => {
  const answer = await get('/opensearch.xml')
  expect(answer.headers.get('content-type')).toContain('application/opensearchdescription+xml')
  expect(await answer.text()).toContain('http://portal.test/search?q={searchTerms}')
})

it('answers one address so many times a minute', async () => {
  const answers = await Promise.all(
    Array.from({ length: 125 }, () =>
      get('/search', { 'x-forwarded-for': '203.0.113.7' }).then(({ status }) => status),
    ),
  )
  expect(answers.filter((status) => status === 429)).toHaveLength(5)
  expect((await get('/search', { 'x-forwarded-for': '203.0.113.8' })).status).toBe(200)
})

it('counts the addresses of an IPv6 household as one', async () => {
  const from = (address: string) =>
    get('/search', { 'x-forwarded-for': address }).then(({ status }) => status)
  const answers = await Promise.all(
    Array.from({ length: 125 }, (_, at) => from(`2001:db8:1:2::${at.toString(16)}`)),
  )
  expect(answers.filter((status) => status === 429)).toHaveLength(5)
  expect(await from('2001:db8:1:3::1')).toBe(200)
})
