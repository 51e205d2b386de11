import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteHistory } from '../../../src/domain/history/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type ReaderSession, signInReader } from '../../support/reader-session.ts'
import { createRealApp, type RealApp } from '../../support/real-app.ts'

let real: RealApp
let reader: ReaderSession
let handle: string
let articleId: string
beforeAll(async () => {
  real = await createRealApp()
  reader = await signInReader(real)
  const room = await makeRoom(real.database)
  handle = room.handle
  articleId = (await publishOne(real.database, room.accountId)).articleId
})
afterAll(() => real?.close())

function get(url: string, cookie = reader.cookie) {
  return real.app.inject({ url, headers: { cookie, 'accept-language': 'en' } })
}
function post(url: string, fields: Record<string, string> = {}, cookie = reader.cookie) {
  return real.app.inject({
    method: 'POST',
    url,
    headers: {
      cookie,
      'accept-language': 'en',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(fields).toString(),
  })
}

describe('what is followed', () => {
  test('is listed, and stopped from there', async () => {
    expect((await get('/me/following')).body).toContain('You follow no accounts')
    await post(`/@${handle}/follow`)
    expect((await get('/me/following')).body).toContain(`@${handle}`)
    const answer = await post(`/@${handle}/follow`, { on: '0', back: '/me/following?kind=account' })
    expect(answer.headers.location).toBe('/me/following?kind=account')
    expect((await get('/me/following')).body).not.toContain(`@${handle}`)
    expect((await get('/following')).body).toContain('You follow nothing yet')
  })
})

describe('bookmarks', () => {
  test('are filed into folders, which are renamed and deleted without losing them', async () => {
    expect((await get('/me/bookmarks')).body).toContain('No bookmarks yet')
    await post(`/a/${articleId}/bookmark`)
    await post(`/a/${articleId}/bookmark`, { on: '1', folder: 'new', folderName: '江边' })
    const [folder] = await real.database.db.selectFrom('bookmark_folder').selectAll().execute()
    expect(folder).toMatchObject({ name: '江边', person_id: reader.id })
    const at = `/me/bookmarks?folder=${folder?.id}`
    expect((await get(at)).body).toContain('老码头的最后一班渡轮')
    const own = `/me/bookmarks/folders/${folder?.id}`
    expect((await get(own)).body).toContain('Its 1 bookmark stays')
    expect((await post(own, { name: '  ' })).statusCode).toBe(422)
    const answer = await post(own, { name: ' 江 边 ' })
    expect(answer.headers.location).toBe(`${at}&saved=renamed`)
    await post(`${own}/delete`)
    await post(`${own}/delete`)
    expect((await get('/me/bookmarks')).body).toContain('老码头的最后一班渡轮')
    expect((await get(at)).statusCode).toBe(404)
  })

  test('of others cannot be reached', async () => {
    const added = await post('/me/bookmarks/folders', { name: 'Mine' })
    const id = /folder=(\w+)/.exec(String(added.headers.location))?.[1]
    const other = (await signInReader(real)).cookie
    expect((await get(`/me/bookmarks?folder=${id}`, other)).statusCode).toBe(404)
    expect((await post(`/me/bookmarks/folders/${id}`, { name: 'Yours' }, other)).statusCode).toBe(404)
    await post(`/me/bookmarks/folders/${id}/delete`, {}, other)
    await post(`/a/${articleId}/bookmark`, { folder: String(id) }, other)
    const rows = await real.database.db.selectFrom('bookmark_folder').select('name').execute()
    expect(rows).toEqual([{ name: 'Mine' }])
    const moved = await real.database.db.selectFrom('bookmark').where('folder_id', 'is not', null).execute()
    expect(moved).toEqual([])
  })

  test('a folder is not made twice by two clicks', async () => {
    await Promise.all([
      post('/me/bookmarks/folders', { name: 'Once' }),
      post('/me/bookmarks/folders', { name: 'once' }),
    ])
    const rows = await real.database.db.selectFrom('bookmark_folder').select('name').execute()
    expect(rows.filter(({ name }) => name.toLowerCase() === 'once')).toHaveLength(1)
  })
})

describe('the reading history', () => {
  test('is shown, forgotten one by one, wiped, and switched off', async () => {
    const read = (readAt: Date) =>
      transact(real.database, (tx) => noteHistory(tx, [{ personId: reader.id, articleId, readAt }]))
    await read(new Date(Date.now() - 1000))
    expect((await get('/me/history')).body).toContain('老码头的最后一班渡轮')
    await post(`/me/history/${articleId}/remove`)
    expect((await get('/me/history')).body).toContain('Nothing here yet')
    await read(new Date())
    expect((await get('/me/history/wipe')).body).toContain('Delete your reading history')
    expect((await post('/me/history/wipe')).headers.location).toBe('/me/history?saved=wiped')
    expect((await get('/me/history')).body).toContain('Nothing here yet')
    await post('/me/history/switch', { keeps: '0' })
    await read(new Date(Date.now() + 1000))
    expect((await get('/me/history')).body).toContain('Your history is switched off')
    expect(await real.database.db.selectFrom('reading_history').execute()).toEqual([])
    await post('/me/history/switch', { keeps: '1' })
    await read(new Date(Date.now() + 2000))
    expect((await get('/me/history')).body).toContain('老码头的最后一班渡轮')
  })
})

describe('somebody who leaves', () => {
  test('takes what they did along, out of the numbers too; the export tells it before', async () => {
    const leaver = await signInReader(real)
    for (const path of [`/a/${articleId}/like`, `/a/${articleId}/bookmark`, `/@${handle}/follow`])
      await post(path, {}, leaver.cookie)
    const data = JSON.parse((await get('/me/data/export.json', leaver.cookie)).body)
    expect(data.likes).toMatchObject([{ article_id: articleId }])
    expect(data.bookmarks).toMatchObject([{ article_id: articleId, folder: null }])
    expect(data.follows).toMatchObject([{ handle }])
    expect(data).toMatchObject({
      followedSubjects: { topics: [], series: [] },
      readingHistory: { kept: true },
    })
    const left = await post('/me/leave', { password: leaver.password }, leaver.cookie)
    expect(left.statusCode).toBe(303)
    const { rows } = await real.database.pool.query(
      `select f.likes, (select count(*)::int from article_like where article_id = f.article_id) as rows
         from article_figures f where article_id = $1`,
      [articleId],
    )
    expect(rows).toEqual([{ likes: 0, rows: 0 }])
    const figures = await real.database.db
      .selectFrom('account_figures')
      .select(['followers', 'likes'])
      .execute()
    expect(figures).toEqual([{ followers: 0, likes: 0 }] as never)
  })
})

describe('strangers', () => {
  test('are sent to sign in from every page of their own', async () => {
    for (const url of ['/following', '/me/following', '/me/bookmarks', '/me/history'])
      expect((await get(url, '')).headers.location).toBe(`/sign-in?to=${encodeURIComponent(url)}`)
  })
})
