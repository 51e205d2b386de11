import { request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reviseArticle } from '../../../src/domain/articles/index.ts'
import { changeChannel } from '../../../src/domain/channels/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { documentOf, draftOf, makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'

let portal: PortalApp
let room: Awaited<ReturnType<typeof makeRoom>>

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp()
  room = await makeRoom(portal.database)
})

/** A request whose body comes as it was sent. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{
    status: number
    headers: Record<string, string | string[] | undefined>
    body: Buffer
  }>((resolve, reject) => {
    const sent = request(`${portal.address}${path}`, { headers, method }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('a cached page', () => {
  it('is the same page in every encoding, with an ETag that answers 304', async () => {
    const { path } = await publishOne(portal.database, room.accountId)
    const plain = await raw(path)
    const br = await raw(path, { 'accept-encoding': 'gzip, deflate, br' })
    const gzip = await raw(path, { 'accept-encoding': 'gzip;q=1.0, br;q=0' })
    expect([
      br.headers['content-encoding'],
      gzip.headers['content-encoding'],
      plain.headers['content-encoding'],
    ]).toEqual(['br', 'gzip', undefined])
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true)
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
    expect(plain.headers['surrogate-key']).toContain('article:')
    const again = await raw(path, { 'accept-encoding': 'br', 'if-none-match': String(br.headers.etag) })
    expect([again.status, again.body.length]).toEqual([304, 0])
    const head = await raw(path, {}, 'HEAD')
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
      200,
      0,
      plain.headers['content-length'],
    ])
  })

  it('comes from the cache, whatever stands in queries that mean nothing', async () => {
    const { path } = await publishOne(portal.database, room.accountId)
    // The publication's own NOTIFY drops pages that were made before it came.
    await setTimeout(200)
    await raw(path)
    const before = portal.context.pages?.size.pages
    for (const query of ['?utm_source=x', '?a=1&b=2', '?fbclid=y'])
      expect((await raw(`${path}${query}`)).status).toBe(200)
    expect(portal.context.pages?.size.pages).toBe(before)
  })

  it('is never stored under another address, however long the query', async () => {
    const front = await raw('/')
    const { path } = await publishOne(portal.database, room.accountId)
    const before = portal.context.pages?.size.pages
    const long = await raw(`${path}?x=${'a'.repeat(2500)}`)
    expect([long.status, long.body.equals(front.body)]).toEqual([200, false])
    expect((await raw('/hot/'.padEnd(2500, '?'))).status).toBe(200)
    expect(portal.context.pages?.size.pages).toBeLessThanOrEqual(before ?? 0)
    expect((await raw('/')).body.toString()).toContain('"@type":"WebSite"')
  })

  it('is new at once after a commit of this process', async () => {
    const { articleId, path } = await publishOne(portal.database, room.accountId)
    for (let round = 0; round < 30; round += 1) {
      await raw(path)
      const text = `第 ${round} 次修订`
      await transact(portal.database, (tx) =>
        reviseArticle(tx, {
          articleId,
          draft: draftOf({ body: documentOf(text) }),
          kind: 'minor',
          actor: null,
          now: new Date(),
        }),
      )
      expect((await raw(path)).body.toString()).toContain(text)
    }
  })

  it('changes with the portal: a renamed channel is renamed on every page', async () => {
    const { path } = await publishOne(portal.database, room.accountId, { channelId: room.channelId })
    await raw(path)
    await transact(portal.database, (tx) =>
      changeChannel(tx, room.channelId, {
        slug: room.slug,
        names: { 'zh-CN': '新名字频道' },
        isColumn: false,
        position: 1,
      }),
    )
    expect((await raw(path)).body.toString()).toContain('新名字频道')
    expect((await raw('/')).body.toString()).toContain('新名字频道')
  })

  it('is not stored when it is an error', async () => {
    const before = portal.context.pages?.size.pages
    for (const path of ['/nothing', '/a/0000000000000', '/c/none']) expect((await raw(path)).status).toBe(404)
    expect(portal.context.pages?.size.pages).toBe(before)
  })
})
