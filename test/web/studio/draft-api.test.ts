import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documentOf } from '../../support/content.ts'
import { createStudioApp, makeStudioRoom, submitIn, writeIn } from '../../support/studio-app.ts'

const app = await createStudioApp()
const room = await makeStudioRoom(app)
const stranger = await app.signIn()
const later = (seconds: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + seconds * 1000)
}
const put = (id: string, baseVersion: number, fields: object, session = 'window-one', who = room.writer) =>
  app.json('PUT', `/studio/articles/${id}/draft`, { baseVersion, session, fields }, who)

describe('the editor’s API', () => {
  test('tells the element everything in the page', async () => {
    const id = await writeIn(app, room, { title: '</script><script>alert(1)</script>' })
    const page = await app.get(`/studio/articles/${id}`, room.writer)
    const json = /<script type="application\/json" id="draft">(.*?)<\/script>/s.exec(page.body)?.[1] as string
    const data = JSON.parse(json)
    expect(data).toMatchObject({
      articleId: id,
      version: 2,
      fields: { title: '</script><script>alert(1)</script>', body: documentOf('The ferry leaves at six.') },
      person: { id: room.writer.personId },
      writing: null,
      language: 'en',
      urls: { draft: `/studio/articles/${id}/draft` },
    })
    expect(data.session).toMatch(/^[\w-]{8,64}$/)
  })

  test('saves, goes on after a lost answer, and tells of the other side', async () => {
    const id = await writeIn(app, room)
    const first = await put(id, 2, { title: 'One' })
    expect(first.status, first.body).toBe(200)
    expect(first.json()).toMatchObject({ version: 3, savedAt: app.clock.now.toISOString() })
    expect((await put(id, 2, { title: 'One more' })).json()).toMatchObject({ version: 4 })
    const taken = await put(id, 4, { title: 'Other' }, 'window-two', room.owner)
    expect(taken.status).toBe(423)
    expect(taken.json()).toMatchObject({ code: 'draft.taken', by: 'The writer' })
    const take = await app.json(
      'POST',
      `/studio/articles/${id}/writing`,
      { session: 'window-two', takeOver: true },
      room.owner,
    )
    expect(take.json()).toEqual({ writing: null })
    expect((await put(id, 4, { title: 'Other' }, 'window-two', room.owner)).status).toBe(200)
    later(120)
    const conflict = await put(id, 4, { title: 'Mine' })
    expect(conflict.status).toBe(409)
    expect(conflict.json()).toMatchObject({
      code: 'draft.conflict',
      version: 5,
      by: 'The owner',
      fields: { title: 'Other' },
    })
    const copy = await app.json(
      'POST',
      `/studio/articles/${id}/copies`,
      { baseVersion: 4, session: 'window-one', fields: { title: 'Mine' } },
      room.writer,
    )
    expect(copy.status).toBe(201)
    expect((await app.get(`/studio/articles/${id}/history`, room.writer)).body).toContain('Mine')
  })

  test('says who writes, and forgets who left', async () => {
    const id = await writeIn(app, room)
    const beat = (session: string, who = room.writer, more = {}) =>
      app.json('POST', `/studio/articles/${id}/writing`, { session, ...more }, who)
    expect((await beat('window-one')).json()).toEqual({ writing: null })
    expect((await beat('window-two', room.owner)).json()).toMatchObject({ writing: { name: 'The writer' } })
    expect((await app.get(`/studio/articles/${id}`, room.owner)).body).toContain(
      '"writing":{"name":"The writer"',
    )
    await beat('window-one', room.writer, { leave: true })
    expect((await beat('window-two', room.owner)).json()).toEqual({ writing: null })
  })

  test('refuses in words and tells strangers nothing', async () => {
    const id = await writeIn(app, room)
    const nobody = await put(id, 2, { title: 'x' }, 'window-one', undefined as never)
    expect(nobody.status).toBe(200)
    const signedOut = await app.json('PUT', `/studio/articles/${id}/draft`, { baseVersion: 2 })
    expect(signedOut.status).toBe(401)
    expect(signedOut.json()).toMatchObject({ code: 'people.signed_out' })
    const foreign = await put(id, 2, { title: 'x' }, 'window-one', stranger)
    expect(foreign.status).toBe(404)
    expect(foreign.body).not.toContain('ferry')
    expect((await put(id, 3, { title: 'x' }, 'window-one', room.other)).status).toBe(403)
    const long = await put(id, 3, { title: 'x'.repeat(2_000_000) })
    expect(long.status).toBe(422)
    expect(long.json()).toMatchObject({ code: 'draft.invalid', field: 'title' })
    expect((await put(id, 3, { title: 'x'.repeat(4_000_000) })).status).toBe(413)
    expect((await put(id, 3, { body: { type: 'doc', content: [{ type: 'script' }] } })).status).toBe(422)
    expect((await put(id, -1, {})).status).toBe(422)
    expect((await put(id, 3, {}, 'no')).status).toBe(422)
    const broken = await app.app.inject({
      method: 'PUT',
      url: `/studio/articles/${id}/draft`,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        cookie: room.writer.cookie,
        'sec-fetch-site': 'same-origin',
      },
      payload: '{"baseVersion": 3,',
    })
    expect(broken.statusCode).toBe(400)
    await submitIn(app, room, id)
    const submitted = await put(id, 3, { title: 'late' })
    expect(submitted.status).toBe(409)
    expect(submitted.json()).toMatchObject({ code: 'people.wrong_state' })
  })
})

describe('files', () => {
  const picture = readFileSync(join(import.meta.dirname, '../../fixtures/import/notes/images/frost.png'))

  test('are stored for the account and offered again', async () => {
    const id = await writeIn(app, room)
    const stored = await app.file(`/studio/articles/${id}/media`, picture, 'a.png', room.writer)
    expect(stored.status, stored.body).toBe(201)
    const file = stored.json() as { id: string; src: string; width: number }
    expect(file).toMatchObject({ kind: 'picture', src: `/media/${file.id}` })
    const library = await app.json('GET', `/studio/articles/${id}/library?kind=picture`, null, room.owner)
    expect(library.json()).toMatchObject({ items: [{ id: file.id }] })
    expect((await put(id, 2, { coverMediaId: file.id })).status).toBe(200)
    const other = await makeStudioRoom(app)
    expect((await app.json('GET', `/studio/articles/${id}/library`, null, other.owner)).status).toBe(404)
  })

  test('that lie about their kind are refused, many at once or none at all too', async () => {
    const id = await writeIn(app, room)
    const url = `/studio/articles/${id}/media`
    const lie = await app.file(
      url,
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'a.png',
      room.writer,
    )
    expect(lie.status).toBe(415)
    expect(lie.json()).toMatchObject({ code: 'media.unsupported' })
    expect((await app.file(url, Buffer.alloc(0), 'a.png', room.writer)).status).toBe(422)
    expect((await app.json('POST', url, {}, room.writer)).status).toBe(422)
    const many = await Promise.all(
      Array.from({ length: 24 }, (_, at) =>
        app.file(url, Buffer.concat([picture, Buffer.from([at])]), 'a.png', room.writer),
      ),
    )
    for (const answer of many) expect([201, 422, 429]).toContain(answer.status)
  })
})

describe('links', () => {
  test('are looked at from outside only', async () => {
    const marks = (href: string) => [{ type: 'link', attrs: { href } }]
    const text = (href: string) => ({ type: 'text', text: 'here', marks: marks(href) })
    const body = {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [text('http://127.0.0.1:1/'), text('http://nowhere.invalid/')] },
      ],
    }
    const id = await writeIn(app, room, { body: body as never })
    const answer = await app.json('POST', `/studio/articles/${id}/link-check`, {}, room.writer)
    expect(answer.json()).toMatchObject({
      links: [
        { href: 'http://127.0.0.1:1/', outcome: 'refused_address', broken: true },
        { outcome: 'unresolvable', broken: true },
      ],
    })
    const page = await app.get(`/studio/articles/${id}/submission`, room.writer)
    expect(page.body).toContain('A link in block 1 leads nowhere')
  })
})
