import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RevisionDraft } from '../../../src/domain/articles/index.ts'
import { beginSeries, fileUnderSeries } from '../../../src/domain/series/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'

let portal: PortalApp
let room: Awaited<ReturnType<typeof makeRoom>>
const now = new Date('2026-11-20T08:00:00Z')

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp()
  room = await makeRoom(portal.database, now)
})

const get = (path: string) => fetch(`${portal.address}${path}`)
const words = async (path: string) => (await (await get(path)).text()).replace(/<wbr\/?>/g, '')
const publish = (changes: Partial<RevisionDraft> = {}) =>
  publishOne(portal.database, room.accountId, { channelId: room.channelId, ...changes }, now)

describe('an article says what readers must know of it', () => {
  it('above the title, and in lists what is paid for or made by a machine', async () => {
    const { path } = await publish({ title: '一篇赞助文章', sponsored: true, opinion: true, ai: 'generated' })
    const html = await words(path)
    for (const label of ['赞助内容', '可能为 AI 生成', '观点', '原创'])
      expect(html).toContain(`">${label}</span>`)
    expect(html).toContain('"@type":"AdvertiserContentArticle"')
    expect(await words(`/c/${room.slug}`)).toMatch(/kicker">[^<]*赞助内容 · 可能为 AI 生成/)
  })

  it('with the works that it cites for machines too', async () => {
    const source = {
      title: '航运志',
      author: '林江',
      publisher: '江城出版社',
      href: 'https://a.example/',
      accessed: null,
    }
    const body = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: '渡轮' },
            { type: 'source', attrs: source },
          ],
        },
      ],
    } as RevisionDraft['body']
    const html = await words((await publish({ body })).path)
    expect(html).toContain('"citation":[{"@type":"CreativeWork","name":"航运志"')
    expect(html).toContain('id="src-1"')
  })
})

describe('a series', () => {
  it('leads from one article to the next, has a page, and both are fresh when it grows', async () => {
    const articles = [await publish({ title: '第一班' }), await publish({ title: '第二班' })]
    const third = await publish({ title: '第三班' })
    const actor = {
      personId: 'p',
      roles: [],
      members: [{ accountId: room.accountId, role: 'owner' as const }],
    }
    const { seriesId } = await transact(portal.database, async (tx) => {
      const words = { title: '渡轮三部曲', description: '三个清晨', coverMediaId: null }
      const made = await beginSeries(tx, { accountId: room.accountId, words, actor, now })
      for (const { articleId } of articles)
        await fileUnderSeries(tx, { articleId, seriesId: made.seriesId, actor: null, now })
      return made
    })
    const [, second] = articles
    const before = await words(second?.path as string)
    expect(before).toContain('合集：渡轮三部曲')
    expect(before).toContain('第 2 篇，共 2 篇')
    expect(before).toMatch(/rel="prev"><small>上一篇<\/small>第一班/)
    expect(before).not.toContain('rel="next"')
    expect(await words(`/series/${seriesId}`)).toContain('合集 · 2 篇')

    await transact(portal.database, (tx) =>
      fileUnderSeries(tx, { articleId: third.articleId, seriesId, actor: null, now }),
    )
    expect(await words(second?.path as string)).toMatch(/rel="next"><small>下一篇<\/small>第三班/)
    expect(await words(`/series/${seriesId}`)).toContain('合集 · 3 篇')
  })

  it('that is not there is not found', async () => {
    for (const id of ['nothing', '0123456789abc']) expect((await get(`/series/${id}`)).status).toBe(404)
  })
})
