import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { PDF } from '../../domain/applications/support.ts'
import type { Visitor } from '../../support/desk-app.ts'
import { formOf, makeApplyRoom } from './apply-room.ts'

const { site, other, editor, begin, versionOf, read } = await makeApplyRoom()
let who: Visitor
beforeEach(async () => {
  who = await site.visitor('何小河')
})

describe('files', () => {
  const png = () =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: '#a62b17' } })
      .png()
      .toBuffer()

  test('come with the form, whatever button is pressed, and nothing typed is lost', async () => {
    const href = await begin(who)
    const form = { ...formOf({ name: '带文件' }), version: await versionOf(href, who), do: 'upload' }
    const answer = await site.send(
      href,
      form,
      [
        { field: 'proof', name: '登记证.pdf', bytes: PDF },
        {
          field: 'proof',
          name: 'lie.pdf',
          type: 'application/pdf',
          bytes: Buffer.from('<html><script>alert(1)</script>'),
        },
        { field: 'avatar', name: 'me.png', bytes: await png() },
        { field: 'proof', name: '', bytes: Buffer.alloc(0) },
      ],
      who,
    )
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('lie.pdf: only PDF, JPEG or PNG')
    const application = await read(href)
    expect(application).toMatchObject({
      name: '带文件',
      proofs: [{ name: '登记证.pdf', mime: 'application/pdf' }],
    })
    expect(application.avatarMediaId).not.toBeNull()
    const [proof] = application.proofs
    const removed = await site.send(
      href,
      { ...formOf({ name: '带文件' }), version: String(application.version), remove: proof?.id ?? '' },
      [],
      who,
    )
    expect(removed.location).toBe(`${href}?saved#proofs`)
    expect((await read(href)).proofs).toEqual([])
  })

  test('are sent one by one by the script', async () => {
    const href = await begin(who)
    const one = await site.send(
      `${href}/proofs`,
      {},
      [{ field: 'proof', name: 'scan.png', bytes: await png() }],
      who,
    )
    expect([one.status, one.json()]).toMatchObject([201, { name: 'scan.png' }])
    const lie = await site.send(
      `${href}/proofs`,
      {},
      [{ field: 'proof', name: 'scan.png', type: 'image/png', bytes: Buffer.from('GIF89a') }],
      who,
    )
    expect([lie.status, lie.json().code]).toEqual([415, 'media.unsupported'])
    const large = await site.send(
      `${href}/proofs`,
      {},
      [{ field: 'proof', name: 'large.pdf', bytes: Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]) }],
      who,
    )
    expect([large.status, large.json()]).toMatchObject([413, { message: 'large.pdf: more than 10 MB.' }])
    expect((await site.send(`${href}/proofs`, {}, [], who)).status).toBe(400)
  })

  test('are given to their applicant as something to keep; to nobody else', async () => {
    const href = await begin(who)
    const { id } = (
      await site.send(`${href}/proofs`, {}, [{ field: 'proof', name: '登记证.png', bytes: await png() }], who)
    ).json()
    const address = `${href}/proofs/${id}`
    const file = await site.get(address, who)
    expect(file.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="___.png"; filename*=UTF-8''${encodeURIComponent('登记证.png')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    })
    const picture = await site.get(`${address}?picture`, who)
    expect(picture.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': expect.stringMatching(/^inline/),
    })
    for (const stranger of [other, editor]) expect((await site.get(address, stranger)).status).toBe(404)
    expect((await site.get(address)).status).toBe(303)
    const own = (await site.post('/applications/new', { kind: 'person' }, other)).location
    expect((await site.get(`${own}/proofs/${id}`, other)).status).toBe(404)
  })
})
