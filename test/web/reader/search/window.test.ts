import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeRoom, publishOne } from '../../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../../support/portal-app.ts'

const ARTICLES = 25
let portal: PortalApp
let now = new Date('2026-11-20T08:20:00Z')

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp({ now: () => now })
  const room = await makeRoom(portal.database, now)
  for (let at = 0; at < ARTICLES; at += 1) {
    const published = new Date(now.getTime() - at * 60_000)
    await publishOne(portal.database, room.accountId, { title: `潮汐表第 ${at} 号` }, published)
  }
})

const read = async (path: string) => {
  const text = await (await fetch(portal.address + path, { headers: { 'accept-language': 'en' } })).text()
  const [, next] = /href="([^"]+after=[^"]+)"/.exec(text) ?? []
  return { articles: [...text.matchAll(/href="(\/a\/[^"]+)"/g)].map(([, href]) => href), next }
}

describe('a search within a time', () => {
  it.each(['best', 'newest'])('is leafed through while the clock moves, %s first', async (order) => {
    now = new Date('2026-11-20T08:20:00Z')
    const first = await read(`/search?q=${encodeURIComponent('潮汐表')}&within=week&order=${order}`)
    expect(new Set(first.articles).size).toBe(20)
    now = new Date('2026-11-20T09:40:07.123Z')
    const second = await read((first.next as string).replaceAll('&amp;', '&'))
    expect(new Set([...first.articles, ...second.articles]).size).toBe(ARTICLES)
    expect(second.next).toBeUndefined()
  })
})
