import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retractArticle } from '../../../../src/domain/articles/index.ts'
import { transact } from '../../../../src/platform/database/index.ts'
import { inTurn } from '../../../../src/web/reader/sharing/card/in-turn.ts'
import { fitLetters, setLetters } from '../../../../src/web/reader/sharing/card/set-letters.ts'
import { makeRoom, publishOne } from '../../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../../support/portal-app.ts'

let portal: PortalApp
let accountId: string

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp()
  accountId = (await makeRoom(portal.database)).accountId
})

const get = (path: string) => fetch(`${portal.address}${path}`, { redirect: 'manual' })
const size = async (path: string) => {
  const { format, width, height } = await sharp(Buffer.from(await (await get(path)).arrayBuffer())).metadata()
  return [format, width, height]
}
const letters = { text: '', language: 'zh-CN', bold: true, colour: '#000000', width: 900 }

describe('cards of an article', () => {
  it('are pictures of their kind and size, whatever the title', async () => {
    const titles = [
      '老',
      '<b>&amp; </span>"',
      'A'.repeat(120),
      '凌晨四点的码头，'.repeat(14),
      'مرحبا ‮abc‬ שלום 👩‍👩‍👧',
    ]
    for (const title of titles) {
      const { articleId } = await publishOne(portal.database, accountId, { title })
      expect(await size(`/a/${articleId}/card.png`), title).toEqual(['png', 1200, 630])
      expect(await size(`/a/${articleId}/poster.jpg`), title).toEqual(['jpeg', 1080, 1440])
    }
  })

  it('show what the article says now', async () => {
    const one = await publishOne(portal.database, accountId, { title: '渡口的三代人' })
    const other = await publishOne(portal.database, accountId, { title: '渡口的两代人' })
    const tagOf = async (id: string) => (await get(`/a/${id}/card.png`)).headers.get('etag')
    expect(await tagOf(one.articleId)).toBe(await tagOf(one.articleId))
    expect(await tagOf(one.articleId)).not.toBe(await tagOf(other.articleId))
  })

  it('stand for the article where it has no picture', async () => {
    const { path, articleId } = await publishOne(portal.database, accountId)
    const html = await (await get(path)).text()
    expect(html).toContain(`property="og:image" content="http://portal.test/a/${articleId}/card.png"`)
    expect(html).toContain(`portal.test/a/${articleId}</code>`)
    expect(html).toContain(`href="/a/${articleId}/poster.jpg"`)
  })

  it('are not there for what is not published', async () => {
    const { articleId } = await publishOne(portal.database, accountId)
    await transact(portal.database, (tx) =>
      retractArticle(tx, { articleId, reason: '有误', actor: null, now: new Date() }),
    )
    for (const id of [articleId, '0000000000000', 'x'])
      expect((await get(`/a/${id}/card.png`)).status).toBe(404)
  })
})

describe('the letters of a card', () => {
  it('stand in lines of even length', async () => {
    const drawn = await setLetters({
      ...letters,
      text: '凌晨四点的码头四十年没有断过的轮渡',
      size: 60,
      lines: 3,
    })
    expect(drawn.width).toBeLessThan(700)
    expect(drawn.height).toBeGreaterThan(100)
  })

  it('never need more room than there is', async () => {
    const text = '这座城市的轮渡从未停过'.repeat(20)
    const drawn = await fitLetters({ ...letters, text }, [80, 40], 300)
    expect(drawn.height).toBeLessThanOrEqual(300)
    expect(drawn.width).toBeLessThanOrEqual(900)
  })
})

describe('drawing in turn', () => {
  it('does one after the other, refuses what would wait too long, and goes on after a failure', async () => {
    const turn = inTurn(2)
    const order: number[] = []
    const first = turn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      order.push(1)
      throw new Error('no ink')
    })
    const second = turn(async () => order.push(2))
    await expect(turn(async () => 3)).rejects.toMatchObject({ code: 'card.busy' })
    await expect(first).rejects.toThrow('no ink')
    await second
    expect(order).toEqual([1, 2])
    expect(await turn(async () => 4)).toBe(4)
  })
})

describe('the portal as an app', () => {
  it('is described in the reader’s language, with icons of the sizes it names', async () => {
    const answer = await fetch(`${portal.address}/manifest.webmanifest`, {
      headers: { 'accept-language': 'en' },
    })
    expect(answer.headers.get('content-type')).toContain('application/manifest+json')
    const manifest = (await answer.json()) as { lang: string; icons: { src: string; sizes: string }[] }
    expect(manifest.lang).toBe('en')
    for (const { src, sizes } of manifest.icons) {
      const side = Number.parseInt(sizes, 10)
      expect(await size(src)).toEqual(['png', side, side])
    }
    expect((await get('/icons/17.png')).status).toBe(404)
  })
})
