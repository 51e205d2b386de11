import { describe, expect, test } from 'vitest'
import { findDraft } from '../../../src/domain/drafts/index.ts'
import { answerEdit, findSubmission } from '../../../src/domain/reviewing/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { at, openArticlesRoom } from './articles-room.ts'

const room = await openArticlesRoom()
const { site, lin, zhou, waiting, seen, told } = room

describe('notes', () => {
  test('are pinned to a passage once, shown there and settled', async () => {
    const { submissionId } = await waiting()
    const form = { block: '2', quote: '靠岸', note: '哪个码头？' }
    expect((await site.get(at(submissionId, '/note?block=2'), lin)).body).toContain(
      'value="2" lang="zh-CN" selected',
    )
    await site.post(at(submissionId, '/note'), form, lin)
    const answer = await site.post(at(submissionId, '/note'), form, lin)
    expect(answer.location).toContain('done=noted#n-')
    const page = await site.get(at(submissionId), lin)
    expect(page.body.match(/class="note-pinned"/g)).toHaveLength(1)
    for (const wrong of [
      { block: '2', note: ' ' },
      { block: '99', note: 'x' },
      { block: '1', note: 'x'.repeat(2001) },
    ])
      expect((await site.post(at(submissionId, '/note'), wrong, lin)).status).toBe(422)
    const [note] = (await findSubmission(site.database, submissionId))?.notes ?? []
    await site.post(at(submissionId, `/notes/${note?.id}`), {}, zhou)
    expect((await site.get(at(submissionId), lin)).body).toContain('note-done')
  })

  test('show foreign words as words', async () => {
    const { submissionId } = await waiting()
    await site.post(
      at(submissionId, '/note'),
      { block: '1', quote: '<b>x', note: '<script>alert(1)</script>' },
      lin,
    )
    const { body } = await site.get(at(submissionId), lin)
    expect(body).not.toContain('<script>alert')
    expect(body).toContain('&lt;script>alert')
  })
})

describe('an editor’s edits', () => {
  const edit = async (submissionId: string, change: Record<string, string>, who = lin) => {
    const { body } = await site.get(at(submissionId, '/edit'), who)
    const markdown = /<textarea[^>]*name="markdown"[^>]*>([^<]*)</.exec(body)?.[1] ?? ''
    const form = {
      title: '老码头的最后一班渡轮',
      summary: /<textarea[^>]*name="summary"[^>]*>([^<]*)</.exec(body)?.[1] ?? '',
      channelId: room.news.channelId,
      topics: '',
      label: 'original',
      ai: 'none',
      markdown: markdown.replaceAll('\n', '\r\n'),
      message: '',
      revision: await seen(submissionId),
      ...change,
    }
    return site.post(at(submissionId, '/edit'), form, who)
  }

  test('hold only what differs, are shown as a diff, and become the text when the author accepts', async () => {
    const { submissionId, articleId } = await waiting()
    const none = await edit(submissionId, {})
    expect(none.status).toBe(422)
    expect(none.body).toContain('Nothing has been changed yet')
    const done = await edit(submissionId, {
      title: '老码头的末班渡轮',
      topics: '渡轮，码头',
      message: '更短',
    })
    expect(done.location).toContain('/changes?done=proposed')
    await edit(submissionId, { title: '老码头的末班渡轮', topics: '渡轮，码头', message: '更短' })
    const { edits } = (await findSubmission(site.database, submissionId)) ?? { edits: [] }
    expect(edits).toHaveLength(1)
    expect(edits[0]?.fields).toEqual({ title: '老码头的末班渡轮', topics: ['渡轮', '码头'] })
    const page = await site.get(done.location, lin)
    expect(page.body).toContain('<ins>')
    expect(page.body).toContain('渡轮, 码头')
    expect(await told(room.news.writer.personId)).toContain('article.edit_proposed')
    await transact(site.database, (tx) =>
      answerEdit(tx, {
        proposalId: edits[0]?.id as string,
        accept: true,
        actor: room.news.writer,
        now: site.clock.now,
      }),
    )
    expect((await site.get(at(submissionId), lin)).body).toContain('末班')
    expect(await findDraft(site.database.db, articleId)).toMatchObject({
      fields: { title: '老码头的末班渡轮' },
    })
  })

  test('that cannot be used come back with everything typed', async () => {
    const { submissionId } = await waiting()
    const long = await edit(submissionId, { title: '长'.repeat(400), markdown: '我改的正文' })
    expect(long.status).toBe(422)
    expect(long.body).toContain('At most 300 characters')
    expect(long.body).toContain('我改的正文')
    await site.post(at(submissionId, '/refuse'), { reason: '广告' }, zhou)
    const late = await edit(submissionId, { title: '晚了', markdown: '我改的正文' })
    expect(late.status).toBe(409)
    expect(late.body).toContain('我改的正文')
  })
})
