import { describe, expect, test } from 'vitest'
import { findArticle } from '../../../src/domain/articles/index.ts'
import { findDraft, saveDraft } from '../../../src/domain/drafts/index.ts'
import {
  answerEdit,
  findSubmission,
  historyOfArticle,
  latestSubmission,
  submitArticle,
  withdraw,
} from '../../../src/domain/reviewing/index.ts'
import { changeTemplate } from '../../../src/domain/templates/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { documentOf } from '../../support/content.ts'
import { makeNewsroom } from '../../support/waiting-articles.ts'
import { at, openArticlesRoom } from './articles-room.ts'

const room = await openArticlesRoom()
const { site, lin, zhou, minutesAgo, waiting, seen, stateOf, told } = room

const kindsOf = async (articleId: string) =>
  (await historyOfArticle(site.database.db, articleId)).map(({ kind }) => kind)

describe('a decision', () => {
  test('is carried out, audited, told and recorded; the next one opens', async () => {
    const one = await waiting({ now: minutesAgo(90) })
    const two = await waiting({ now: minutesAgo(80) })
    const form = {
      revision: await seen(one.submissionId),
      when: 'now',
      channel: room.news.channelId,
      reason: '好文。',
    }
    const answer = await site.post(at(one.submissionId, '/publish'), form, lin)
    expect(answer.location).toBe(at(two.submissionId, `?done=published&was=${one.submissionId}`))
    expect(await stateOf(one.articleId)).toBe('published')
    expect(await told(room.news.writer.personId)).toContain('article.published')
    const { rows } = await site.database.pool.query('select action from audit where subject_id = $1', [
      one.articleId,
    ])
    expect(rows.map(({ action }) => action)).toEqual(['article.publish'])
    expect((await site.get(answer.location, lin)).body).toContain('Published. The author is told.')
    // Sent twice: the first answer again, nothing done twice.
    const again = await site.post(at(one.submissionId, '/publish'), form, lin)
    expect(again.location).toBe(answer.location)
    expect(await kindsOf(one.articleId)).toEqual(['published', 'approved', 'submitted', 'begun'])
    const last = await site.post(at(two.submissionId, '/refuse'), { reason: 'No.' }, lin)
    expect(last.location).toBe(`/desk/articles?done=refused&was=${two.submissionId}`)
    expect((await site.get(at(one.submissionId), lin)).body).toContain('好文。')
  })

  test('needs a reason to send back or refuse; what was typed stays', async () => {
    const { submissionId, articleId } = await waiting()
    for (const step of ['changes-asked', 'refuse']) {
      const missing = await site.post(at(submissionId, `/${step}`), { reason: '  ' }, lin)
      expect(missing.status).toBe(422)
      expect(missing.body).toContain('Give a reason')
      const long = await site.post(at(submissionId, `/${step}`), { reason: `开头${'长'.repeat(5001)}` }, lin)
      expect(long.status).toBe(422)
      expect(long.body).toContain('开头')
    }
    expect(await stateOf(articleId)).toBe('submitted')
    await site.post(at(submissionId, '/changes-asked'), { reason: '写明船名。' }, lin)
    expect(await stateOf(articleId)).toBe('changes')
  })

  test('takes words from a template, which can be changed', async () => {
    const { submissionId } = await waiting()
    const { templateId } = await transact(site.database, (tx) =>
      changeTemplate(tx, {
        kind: 'article.refuse',
        titles: { 'zh-CN': '广告', en: 'Advertising' },
        texts: { 'zh-CN': '这篇文章是广告。', en: 'This is an advertisement.' },
        actor: null,
        now: site.clock.now,
      }),
    )
    expect((await site.get(at(submissionId, '/refuse'), lin)).body).toContain('Advertising')
    const filled = await site.post(at(submissionId, '/refuse'), { reason: '另外', fill: templateId }, lin)
    expect(filled.status).toBe(200)
    expect(filled.body).toContain('另外\n\n这篇文章是广告。')
  })

  test('publishes at the time that the author wished, now, or at another; in another channel', async () => {
    const wish = new Date(site.clock.now.getTime() + 86_400_000)
    const other = await makeNewsroom(site.database, site.clock.now)
    const one = await waiting({ publishAt: wish })
    expect((await site.get(at(one.submissionId, '/publish'), lin)).body).toMatch(
      /value="wished"[^>]* checked|checked[^>]* value="wished"/,
    )
    const answer = await site.post(
      at(one.submissionId, '/publish'),
      { when: 'wished', channel: other.channelId },
      lin,
    )
    expect(answer.location).toContain('done=scheduled')
    expect(await stateOf(one.articleId)).toBe('scheduled')
    expect(await findDraft(site.database.db, one.articleId)).toMatchObject({
      fields: { channelId: other.channelId },
    })
    const two = await waiting({ publishAt: wish })
    expect((await site.post(at(two.submissionId, '/publish'), { when: 'now' }, lin)).location).toContain(
      'done=published',
    )
    const three = await waiting()
    for (const when of ['', 'nonsense', '2020-01-01T10:00', '2026-02-30T10:00'])
      expect(
        (await site.post(at(three.submissionId, '/publish'), { when: 'at', at: when }, lin)).status,
      ).toBe(422)
    const later = await site.post(
      at(three.submissionId, '/publish'),
      { when: 'at', at: '2099-01-01T10:00', channel: 'x' },
      lin,
    )
    expect(later.status).toBe(422)
    const good = await site.post(
      at(three.submissionId, '/publish'),
      { when: 'at', at: '2099-01-01T10:00', channel: '' },
      lin,
    )
    expect(good.location).toContain('done=scheduled')
  })

  test('of the second editor meets the first one’s, and nothing typed is lost', async () => {
    const { submissionId } = await waiting()
    await site.post(at(submissionId, '/refuse'), { reason: '广告。' }, lin)
    const late = await site.post(at(submissionId, '/changes-asked'), { reason: '请写明船名。' }, zhou)
    expect(late.status).toBe(409)
    expect(late.body).toContain('林 decided on')
    expect(late.body).toContain('请写明船名。')
    expect(late.body).toContain('广告。')
  })

  test('of a withdrawn article is no decision', async () => {
    const { submissionId, articleId } = await waiting()
    await transact(site.database, (tx) =>
      withdraw(tx, { articleId, actor: room.news.writer, now: site.clock.now }),
    )
    const late = await site.post(at(submissionId, '/refuse'), { reason: '理由在此' }, lin)
    expect(late.status).toBe(409)
    expect(late.body).toContain('The author withdrew it')
    expect(late.body).toContain('理由在此')
  })

  test('is only for the text that was read', async () => {
    const { submissionId, articleId } = await waiting()
    const before = await seen(submissionId)
    await site.post(
      at(submissionId, '/edit'),
      { title: '新标题', markdown: '船靠岸。', label: 'original', ai: 'none', message: '短些' },
      lin,
    )
    const [edit] = (await findSubmission(site.database, submissionId))?.edits ?? []
    await transact(site.database, (tx) =>
      answerEdit(tx, {
        proposalId: edit?.id as string,
        accept: true,
        actor: room.news.writer,
        now: site.clock.now,
      }),
    )
    const stale = await site.post(
      at(submissionId, '/refuse'),
      { revision: before, reason: '看的是旧的' },
      lin,
    )
    expect(stale.status).toBe(409)
    expect(stale.body).toContain('The text has changed since you opened it')
    expect(stale.body).toContain('看的是旧的')
    const fresh = await seen(submissionId)
    expect(stale.body).toContain(`name="revision" value="${fresh}"`)
    await site.post(at(submissionId, '/publish'), { revision: fresh, when: 'now' }, lin)
    expect(await findArticle(site.database, articleId)).toMatchObject({ article: { title: '新标题' } })
  })
})

describe('a revision', () => {
  test('is shown against what readers see, and comes out', async () => {
    const first = await waiting({ paragraphs: ['一天四十六趟。', '船靠岸。'] })
    await site.post(at(first.submissionId, '/publish'), { when: 'now' }, lin)
    const { articleId } = first
    const [actor, now] = [room.news.writer, site.clock.now]
    const submissionId = await transact(site.database, async (tx) => {
      const { version = 0 } = (await findDraft(tx.db, articleId)) ?? {}
      const fields = { body: documentOf('一天四十二趟。', '船靠岸。') }
      await saveDraft(tx, { articleId, baseVersion: version, session: 's', fields, actor, now })
      await submitArticle(tx, { articleId, kind: 'correction', note: '班次的数字有误。', actor, now })
      return (await latestSubmission(tx.db, articleId)) as string
    })
    expect((await site.get('/desk/articles?kind=revision', lin)).body).toContain(submissionId)
    expect((await site.get('/desk/articles?kind=new', lin)).body).not.toContain(submissionId)
    const { body } = await site.get(at(submissionId, '/changes'), lin)
    expect(body).toContain('班次的数字有误。')
    expect(body).toMatch(/<del>四十六<\/del>|<del>[^<]*六[^<]*<\/del>/)
    expect((await site.get(at(submissionId, '/publish'), lin)).body).not.toContain('name="when"')
    expect((await site.get(`/desk/published/${articleId}`, lin)).body).toContain(at(submissionId))
    const done = await site.post(at(submissionId, '/publish'), { when: 'at', at: '2099-01-01T10:00' }, lin)
    expect(done.location).toContain('done=published')
    expect(await findArticle(site.database, articleId)).toMatchObject({
      article: { notes: [{ kind: 'correction', note: '班次的数字有误。' }] },
    })
  })
})
