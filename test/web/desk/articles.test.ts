import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findArticle, findSubject } from '../../../src/domain/articles/index.ts'
import { findDraft, saveDraft } from '../../../src/domain/drafts/index.ts'
import { endRole } from '../../../src/domain/people/index.ts'
import { actorOf } from '../../../src/domain/permissions/index.ts'
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
import { createDeskApp, type DeskApp, type Visitor } from '../../support/desk-app.ts'
import { handIn, makeNewsroom, type Newsroom } from '../../support/waiting-articles.ts'
import { join } from '../../support/writers.ts'

let site: DeskApp
let lin: Visitor
let zhou: Visitor
let news: Newsroom
beforeAll(async () => {
  site = await createDeskApp()
  lin = await site.visitor('林', 'editor')
  zhou = await site.visitor('周', 'operator')
})
afterAll(() => site?.close())
beforeEach(async () => {
  await site.database.pool.query('update submission set withdrawn_at = now() where decided_at is null')
  news = await makeNewsroom(site.database, site.clock.now)
})

const at = (id: string, rest = '') => `/desk/articles/${id}${rest}`
const minutesAgo = (minutes: number) => new Date(site.clock.now.getTime() - minutes * 60_000)
let handedIn = 0
/** Each a minute after the one before. */
const waiting = (given: Partial<Parameters<typeof handIn>[2]> = {}) =>
  handIn(site.database, news, { now: minutesAgo(900 - handedIn++), ...given })
const seen = async (id: string) => (await findSubmission(site.database, id))?.revisionId as string
const stateOf = async (articleId: string) => (await findSubject(site.database.db, articleId))?.state
const kindsOf = async (articleId: string) =>
  (await historyOfArticle(site.database.db, articleId)).map(({ kind }) => kind)
const told = async (personId: string) => {
  const sql = 'select kind from notification where person_id = $1 order by id'
  return (await site.database.pool.query(sql, [personId])).rows.map(({ kind }) => kind)
}

describe('who comes in', () => {
  test('strangers sign in, readers, moderators and members are refused, nothing told', async () => {
    const { submissionId, articleId } = await waiting()
    const pages = [
      '/desk/articles',
      at(submissionId),
      at(submissionId, '/publish'),
      at(submissionId, '/edit'),
      at(submissionId, '/preview/page'),
      '/desk/calendar',
      '/desk/published',
      `/desk/published/${articleId}`,
    ]
    const member = await site.visitor('成员')
    await join(site.database, news.accountId, member.actor.personId, 'owner')
    const out = [await site.visitor('读者'), await site.visitor('审核员', 'moderator'), member]
    for (const url of pages) {
      expect((await site.get(url)).location).toContain('/sign-in')
      for (const who of out) expect((await site.get(url, who)).status, url).toBe(403)
      for (const who of [lin, zhou]) expect([200, 404], url).toContain((await site.get(url, who)).status)
    }
    for (const step of ['publish', 'refuse', 'changes-asked', 'note', 'edit', 'assign'])
      for (const who of out)
        expect((await site.post(at(submissionId, `/${step}`), { reason: 'x' }, who)).status).toBe(403)
    expect(await stateOf(articleId)).toBe('submitted')
  })

  test('forged IDs are not found, whatever is asked of them', async () => {
    for (const id of ['0000000000000', 'x', news.accountId, '%00', '../x']) {
      for (const step of ['', '/publish', '/edit', '/changes', '/history', '/preview'])
        expect([400, 404], id + step).toContain((await site.get(at(id, step), lin)).status)
      for (const step of ['/publish', '/refuse', '/note', '/edit', '/assign', '/notes/0000000000000'])
        expect([400, 404], id + step).toContain((await site.post(at(id, step), { reason: 'x' }, lin)).status)
    }
    const one = await waiting()
    const other = await waiting()
    await site.post(at(one.submissionId, '/note'), { block: '1', note: 'Which?' }, lin)
    const [note] = (await findSubmission(site.database, one.submissionId))?.notes ?? []
    expect((await site.post(at(other.submissionId, `/notes/${note?.id}`), {}, lin)).status).toBe(404)
  })

  test('a role taken away while the page is open ends it', async () => {
    const { submissionId, articleId } = await waiting()
    const gone = await site.visitor('走了', 'editor')
    expect((await site.get(at(submissionId, '/publish'), gone)).status).toBe(200)
    const { personId } = gone.actor
    await transact(site.database, (tx) =>
      endRole(tx, { personId, role: 'editor' }, { actor: null, now: site.clock.now }),
    )
    expect((await site.post(at(submissionId, '/publish'), { when: 'now' }, gone)).status).toBe(403)
    expect(await stateOf(articleId)).toBe('submitted')
  })

  test('an editor does not decide on an own article', async () => {
    await join(site.database, news.accountId, lin.actor.personId, 'owner')
    const actor = await actorOf(site.database, { id: lin.actor.personId, roles: ['editor'] })
    const { submissionId, articleId } = await waiting({ actor })
    const page = await site.get(at(submissionId), lin)
    expect(page.body).toContain('You wrote this yourself')
    expect(page.body).not.toContain('/publish"')
    expect((await site.get(at(submissionId, '/publish'), lin)).status).toBe(403)
    expect((await site.post(at(submissionId, '/publish'), { when: 'now' }, lin)).status).toBe(403)
    expect(await stateOf(articleId)).toBe('submitted')
    expect((await site.post(at(submissionId, '/publish'), { when: 'now' }, zhou)).status).toBe(303)
  })
})

describe('the queue', () => {
  test('shows the oldest first and what the address asks for', async () => {
    const old = await waiting({ now: minutesAgo(950), fields: { title: '老的' } })
    const young = await waiting({ fields: { title: '新的', label: 'reprint', sourceName: '江报' } })
    const has = async (query: string, ...ids: string[]) => {
      const { status, body } = await site.get(`/desk/articles${query}`, lin)
      expect(status).toBe(200)
      const shown = [...body.matchAll(/href="\/desk\/articles\/(\w{13})[?"]/g)].map(([, id]) => id)
      expect(shown, query).toEqual(ids)
    }
    await has('', old.submissionId, young.submissionId)
    await has('?label=reprint', young.submissionId)
    await has('?kind=revision')
    await has(
      `?channel=${news.channelId}&account=@${news.handle.toUpperCase()}`,
      old.submissionId,
      young.submissionId,
    )
    await has('?account=nobody-here')
    await has('?state=nonsense&after=1-x&kind=%3Cscript%3E&channel=%27', old.submissionId, young.submissionId)
    await site.post(at(old.submissionId, '/assign'), { person: lin.actor.personId }, lin)
    await has('?assigned=me', old.submissionId)
    await has('?assigned=nobody', young.submissionId)
    await has('?assigned=others')
    await site.post(at(young.submissionId, '/refuse'), { reason: 'No.' }, zhou)
    await has('?assigned=me', old.submissionId)
    const refused = await site.get('/desk/articles?state=refused', lin)
    expect(refused.body).toContain(young.submissionId)
  })

  test('pages by key', async () => {
    for (let i = 0; i < 32; i++) await waiting({ now: minutesAgo(2000 - i * 5) })
    const first = await site.get('/desk/articles', lin)
    const next = /href="(\/desk\/articles\?after=[^"]+)"/.exec(first.body)?.[1] as string
    const second = await site.get(next, lin)
    const shown = [...second.body.matchAll(/href="\/desk\/articles\/(\w{13})[?"]/g)]
    expect(shown).toHaveLength(2)
  })
})

describe('a decision', () => {
  test('is carried out, audited, told and recorded; the next one opens', async () => {
    const one = await waiting({ now: minutesAgo(90) })
    const two = await waiting({ now: minutesAgo(80) })
    const form = {
      revision: await seen(one.submissionId),
      when: 'now',
      channel: news.channelId,
      reason: '好文。',
    }
    const answer = await site.post(at(one.submissionId, '/publish'), form, lin)
    expect(answer.location).toBe(at(two.submissionId, `?done=published&was=${one.submissionId}`))
    expect(await stateOf(one.articleId)).toBe('published')
    expect(await told(news.writer.personId)).toContain('article.published')
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
      withdraw(tx, { articleId, actor: news.writer, now: site.clock.now }),
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
        actor: news.writer,
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

describe('what an editor takes', () => {
  test('others leave alone until they take it over', async () => {
    const { submissionId, articleId } = await waiting()
    const take = (who: Visitor, expected: string) =>
      site.post(at(submissionId, '/assign'), { person: who.actor.personId, expected }, who)
    expect((await take(lin, '')).status).toBe(303)
    expect((await take(lin, '')).status).toBe(303)
    const late = await take(zhou, '')
    expect(late.status).toBe(409)
    expect(late.body).toContain('林 has it now')
    const page = await site.get(at(submissionId), zhou)
    expect(page.body).toContain('Take over')
    expect(page.body).not.toContain('/refuse"')
    const refused = await site.post(at(submissionId, '/refuse'), { reason: '我的理由' }, zhou)
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('我的理由')
    expect(await stateOf(articleId)).toBe('submitted')
    expect((await take(zhou, lin.actor.personId)).status).toBe(303)
    expect((await site.post(at(submissionId, '/refuse'), { reason: '我的理由' }, zhou)).status).toBe(303)
  })

  test('is given to editors only, and back', async () => {
    const { submissionId } = await waiting()
    const reader = await site.visitor('读者')
    const form = (await site.get(at(submissionId, '/assign'), lin)).body
    expect(form).toContain(zhou.actor.personId)
    expect(form).not.toContain(reader.actor.personId)
    for (const person of [reader.actor.personId, 'x', '0000000000000'])
      await site.post(at(submissionId, '/assign'), { person, expected: '' }, lin)
    expect((await findSubmission(site.database, submissionId))?.assignedTo).toBeNull()
    await site.post(at(submissionId, '/assign'), { person: zhou.actor.personId, expected: '' }, lin)
    expect((await findSubmission(site.database, submissionId))?.assignedTo?.name).toBe('周')
    await site.post(at(submissionId, '/assign'), { person: '', expected: zhou.actor.personId }, zhou)
    expect((await findSubmission(site.database, submissionId))?.assignedTo).toBeNull()
  })
})

describe('a revision', () => {
  test('is shown against what readers see, and comes out', async () => {
    const first = await waiting({ paragraphs: ['一天四十六趟。', '船靠岸。'] })
    await site.post(at(first.submissionId, '/publish'), { when: 'now' }, lin)
    const { articleId } = first
    const [actor, now] = [news.writer, site.clock.now]
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
      channelId: news.channelId,
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
    expect(await told(news.writer.personId)).toContain('article.edit_proposed')
    await transact(site.database, (tx) =>
      answerEdit(tx, {
        proposalId: edits[0]?.id as string,
        accept: true,
        actor: news.writer,
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
