import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findDraft } from '../../../src/domain/drafts/index.ts'
import { admitCostly } from '../../../src/web/studio/admit.ts'
import { mp4 } from '../../domain/media/files.ts'
import { documentOf } from '../../support/content.ts'
import { createStudioApp, makeStudioRoom, writeIn } from '../../support/studio-app.ts'

const app = await createStudioApp()
const room = await makeStudioRoom(app)
const foreign = await makeStudioRoom(app)
const picture = readFileSync(join(import.meta.dirname, '../../fixtures/import/notes/images/frost.png'))

describe('the studio', () => {
  test('takes no video for a cover', async () => {
    const id = await writeIn(app, room)
    const answer = await app.file(`/studio/articles/${id}/cover`, mp4(64, 64), 'a.mp4', room.writer)
    expect(answer.status).toBe(422)
    expect((await findDraft(app.database.db, id))?.fields.coverMediaId).toBeNull()
    expect((await app.file(`/studio/articles/${id}/cover`, picture, 'a.png', room.writer)).status).toBe(303)
  })

  test.each(['studio', 'application'])('calls a form that breaks off a bad request (%s)', async (where) => {
    const begun =
      where === 'application' && (await app.post('/applications/new', { kind: 'person' }, room.other))
    const url = begun
      ? `${begun.headers.location}/proofs`
      : `/studio/articles/${await writeIn(app, room)}/media`
    const answer = await app.app.inject({
      method: 'POST',
      url,
      headers: {
        accept: 'application/json',
        'content-type': 'multipart/form-data; boundary=x',
        cookie: (begun ? room.other : room.writer).cookie,
        'sec-fetch-site': 'same-origin',
      },
      payload: '--x\r\nContent-Disposition: form-data; name="proof"; filename="a.png"\r\n\r\nabc',
    })
    expect(answer.statusCode, answer.body.slice(0, 200)).toBe(400)
  })

  test('reads any place of a library that an address may name', async () => {
    const id = await writeIn(app, room)
    for (const after of ['-zzzzzzz.0000000000000', 'zzzzzzzzzzz.0000000000000', '.', "'.0000000000000"]) {
      const url = `/studio/articles/${id}/library?after=${encodeURIComponent(after)}`
      expect((await app.json('GET', url, null, room.writer)).status, after).toBe(200)
    }
  })

  test('keeps what was typed when the text is too long', async () => {
    const id = await writeIn(app, room)
    const markdown = 'a\n\n'.repeat(60_000)
    const answer = await app.post(
      `/studio/articles/${id}`,
      { version: '2', title: 'Kept', markdown },
      room.writer,
    )
    expect(answer.status).toBe(422)
    expect(answer.body.includes('longer than an article can be')).toBe(true)
    expect(answer.body.includes('>Kept</textarea>')).toBe(true)
  })

  test('lets nobody have long texts read without end, and keeps what was typed', async () => {
    const id = await writeIn(app, room, { body: documentOf('word '.repeat(30_000)) })
    const url = `/studio/articles/${id}`
    expect((await app.get(`${url}?plain`, room.editor)).status).toBe(200)
    for (let round = 1; round < 30; round += 1)
      await admitCostly(app.context, room.editor.personId, 'longTexts')
    expect((await app.get(`${url}?plain`, room.editor)).status).toBe(429)
    expect((await app.get(url, room.editor)).status).toBe(200)
    const refused = await app.post(url, { version: '2', title: 'Typed', markdown: 'Short.' }, room.editor)
    expect([refused.status, refused.body.includes('>Typed</textarea>')]).toEqual([429, true])
  })

  test('lets nobody have links looked at without end', async () => {
    const id = await writeIn(app, room)
    const statuses: number[] = []
    for (let round = 0; round < 31; round += 1)
      statuses.push((await app.json('POST', `/studio/articles/${id}/link-check`, {}, room.editor)).status)
    expect(statuses.slice(0, 30).every((status) => status === 200)).toBe(true)
    expect(statuses[30]).toBe(429)
  })

  test.each(['cover', 'media'])('stores nothing of a stranger’s %s', async (word) => {
    const id = await writeIn(app, room)
    const before = await app.database.db.selectFrom('media').select('id').execute()
    const bytes = Buffer.concat([picture, Buffer.from(word)])
    const answer = await app.file(`/studio/articles/${id}/${word}`, bytes, 'a.png', foreign.owner)
    expect(answer.status).toBe(404)
    expect(await app.database.db.selectFrom('media').select('id').execute()).toHaveLength(before.length)
  })
  test('shows no address in a preview that is none of the web', async () => {
    const sourceUrl = 'javascript:alert(1)'
    const id = await writeIn(app, room, { label: 'reprint', sourceName: 'Elsewhere', sourceUrl })
    const page = await app.get(`/studio/articles/${id}/preview/page`, room.writer)
    expect(page.status).toBe(200)
    expect(page.body).toContain('Elsewhere')
    expect(page.body).not.toContain('javascript:')
  })

  test('keeps a hundred versions that lost, however many are sent', async () => {
    const id = await writeIn(app, room)
    const body = { baseVersion: 2, session: 'window-one', fields: { title: 'Lost' } }
    for (let round = 0; round < 103; round += 1)
      await app.json('POST', `/studio/articles/${id}/copies`, body, room.writer)
    const kept = await app.database.db
      .selectFrom('draft_copy')
      .select('id')
      .where('article_id', '=', id)
      .execute()
    expect(kept).toHaveLength(100)
  })

  test('leaves marks that turn the text around out of what a series says', async () => {
    const form = { title: 'A\u202eB', description: 'one\r\ntwo\u202e\u0007' }
    const { headers } = await app.post(`/studio/@${room.handle}/series/new`, form, room.owner)
    const seriesId = String(headers.location).split('/').at(-1) as string
    const row = await app.database.db
      .selectFrom('series')
      .select(['title', 'description'])
      .where('id', '=', seriesId)
      .executeTakeFirst()
    expect(row).toEqual({ title: 'AB', description: 'one\ntwo' })
  })
})
