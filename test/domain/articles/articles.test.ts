import { beforeAll, describe, expect, it } from 'vitest'
import {
  createArticle,
  findArticle,
  findHistory,
  publishArticle,
  publishNextDue,
  restoreArticle,
  retractArticle,
  reviseArticle,
  scheduleArticle,
} from '../../../src/domain/articles/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { documentOf, draftOf, makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
let room: Awaited<ReturnType<typeof makeRoom>>
const now = new Date('2026-11-20T08:00:00Z')
const later = new Date('2026-11-21T08:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase()
  room = await makeRoom(database, now)
})

const count = async (table: 'publication' | 'revision' | 'listing', articleId: string) =>
  (await database.db.selectFrom(table).selectAll().where('article_id', '=', articleId).execute()).length
const figures = () =>
  database.db
    .selectFrom('account_figures')
    .select('articles')
    .where('account_id', '=', room.accountId)
    .executeTakeFirstOrThrow()

describe('publishing', () => {
  it('shows nothing of a draft', async () => {
    const made = await transact(database, (tx) =>
      createArticle(tx, { accountId: room.accountId, draft: draftOf(), actor: null, now }),
    )
    expect(await findArticle(database, made.articleId)).toEqual({ state: 'unknown' })
  })

  it('shows the revision, counts it for its account and files it under channel and topics', async () => {
    const before = (await figures()).articles
    const { articleId } = await publishOne(
      database,
      room.accountId,
      { channelId: room.channelId, topics: ['轮渡', '码头'] },
      now,
    )
    const found = await findArticle(database, articleId)
    if (found.state !== 'published') throw new Error(found.state)
    expect(found.article).toMatchObject({
      title: '老码头的最后一班渡轮',
      channelId: room.channelId,
      publishedAt: now,
      revisions: 1,
    })
    expect(found.article.topics.map((topic) => topic.name)).toEqual(['轮渡', '码头'])
    expect(found.article.html).toContain('汽笛响过三声')
    expect((await figures()).articles).toBe(before + 1)
  })

  it('publishes the same revision only once', async () => {
    const { articleId, revisionId } = await publishOne(database, room.accountId)
    await transact(database, (tx) => publishArticle(tx, { articleId, revisionId, actor: null, now: later }))
    expect(await count('publication', articleId)).toBe(1)
  })

  it('refuses a draft without a title, a reprint without a source, and text that is no document', async () => {
    const create = (draft: Parameters<typeof createArticle>[1]['draft']) =>
      transact(database, (tx) => createArticle(tx, { accountId: room.accountId, draft, actor: null, now }))
    await expect(create(draftOf({ title: ' \n ' }))).rejects.toMatchObject({
      code: 'article.invalid',
      details: { field: 'title' },
    })
    await expect(create(draftOf({ label: 'reprint' }))).rejects.toMatchObject({
      details: { field: 'sourceName' },
    })
    await expect(create(draftOf({ sourceUrl: 'javascript:alert(1)' }))).rejects.toMatchObject({
      details: { field: 'sourceUrl' },
    })
    await expect(
      create(draftOf({ body: { type: 'doc', content: [{ type: 'script' }] } as never })),
    ).rejects.toMatchObject({ code: 'document.invalid' })
  })
})

describe('revising', () => {
  it('shows the new state under the old date, and keeps every state', async () => {
    const { articleId } = await publishOne(database, room.accountId, {}, now)
    const draft = draftOf({ title: '更正后的题目', body: documentOf('首航年份是 1984 年。') })
    await transact(database, (tx) =>
      reviseArticle(tx, {
        articleId,
        draft,
        kind: 'correction',
        note: '首航年份由 1985 年改为 1984 年。',
        actor: null,
        now: later,
      }),
    )
    const found = await findArticle(database, articleId)
    if (found.state !== 'published') throw new Error(found.state)
    expect(found.article).toMatchObject({
      title: '更正后的题目',
      publishedAt: now,
      updatedAt: later,
      revisions: 2,
    })
    expect(found.article.notes).toMatchObject([{ kind: 'correction', number: 2, at: later }])
    expect((await findHistory(database, articleId)).map((one) => one.number)).toEqual([2, 1])
  })

  it('leaves a draft a draft', async () => {
    const { articleId } = await transact(database, (tx) =>
      createArticle(tx, { accountId: room.accountId, draft: draftOf(), actor: null, now }),
    )
    await transact(database, (tx) =>
      reviseArticle(tx, { articleId, draft: draftOf(), kind: 'minor', actor: null, now }),
    )
    expect(await findArticle(database, articleId)).toEqual({ state: 'unknown' })
  })

  it('numbers revisions without a gap when many write at once', async () => {
    const { articleId } = await publishOne(database, room.accountId)
    await Promise.all(
      Array.from({ length: 8 }, () =>
        transact(database, (tx) =>
          reviseArticle(tx, { articleId, draft: draftOf(), kind: 'minor', actor: null, now: later }),
        ),
      ),
    )
    expect((await findHistory(database, articleId)).map((one) => one.number)).toEqual([
      9, 8, 7, 6, 5, 4, 3, 2, 1,
    ])
  })

  it('never changes or removes a revision', async () => {
    const { articleId } = await publishOne(database, room.accountId)
    const change = database.db
      .updateTable('revision')
      .set({ title: 'x' })
      .where('article_id', '=', articleId)
      .execute()
    await expect(change).rejects.toThrow(/immutable/)
    await expect(
      database.db.deleteFrom('revision').where('article_id', '=', articleId).execute(),
    ).rejects.toThrow(/immutable/)
  })
})

describe('retracting', () => {
  it('takes an article out of the lists, tells why, and can be undone', async () => {
    const { articleId } = await publishOne(database, room.accountId, { topics: ['桥'] }, now)
    const before = (await figures()).articles
    await transact(database, (tx) =>
      retractArticle(tx, { articleId, reason: '采访对象要求撤下', actor: null, now: later }),
    )
    expect(await findArticle(database, articleId)).toMatchObject({
      state: 'retracted',
      reason: '采访对象要求撤下',
      retractedAt: later,
    })
    expect(await count('listing', articleId)).toBe(0)
    expect((await figures()).articles).toBe(before - 1)
    await expect(
      transact(database, (tx) => retractArticle(tx, { articleId, reason: 'x', actor: null, now })),
    ).rejects.toMatchObject({ code: 'article.retracted' })
    await transact(database, (tx) => restoreArticle(tx, { articleId, actor: null, now: later }))
    expect(await findArticle(database, articleId)).toMatchObject({
      state: 'published',
      article: { publishedAt: now },
    })
    expect((await figures()).articles).toBe(before)
  })

  it('knows articles that do not exist', async () => {
    const retract = transact(database, (tx) =>
      retractArticle(tx, { articleId: newId(), reason: 'x', actor: null, now }),
    )
    await expect(retract).rejects.toMatchObject({ code: 'article.not_found' })
  })
})

describe('publishing again', () => {
  it('refuses a revision that is behind the published one, or another article’s', async () => {
    const about = { accountId: room.accountId, draft: draftOf(), actor: null, now }
    const { first, other } = await transact(database, async (tx) => {
      const first = await createArticle(tx, about)
      await publishArticle(tx, { ...first, actor: null, now })
      const { articleId } = first
      await reviseArticle(tx, { articleId, draft: draftOf(), kind: 'minor', actor: null, now })
      return { first, other: await createArticle(tx, about) }
    })
    for (const revisionId of [first.revisionId, other.revisionId]) {
      const again = transact(database, (tx) => publishArticle(tx, { ...first, revisionId, actor: null, now }))
      await expect(again).rejects.toMatchObject({ code: 'article.superseded' })
    }
    expect(await count('publication', first.articleId)).toBe(2)
  })
})

describe('scheduling', () => {
  it('publishes at its time, exactly once with many processes', async () => {
    const made = await transact(database, async (tx) => {
      const article = await createArticle(tx, {
        accountId: room.accountId,
        draft: draftOf(),
        actor: null,
        now,
      })
      await scheduleArticle(tx, { ...article, publishAt: later, actor: null, now })
      return article
    })
    expect(await transact(database, (tx) => publishNextDue(tx, now))).toBeUndefined()
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => transact(database, (tx) => publishNextDue(tx, later))),
    )
    expect(tries.filter(Boolean)).toHaveLength(1)
    expect(await findArticle(database, made.articleId)).toMatchObject({
      state: 'published',
      article: { publishedAt: later },
    })
    expect(await count('publication', made.articleId)).toBe(1)
  })

  it('keeps one schedule: the last one said', async () => {
    const first = new Date('2026-12-01T00:00:00Z')
    const second = new Date('2026-12-02T00:00:00Z')
    await transact(database, async (tx) => {
      const article = await createArticle(tx, {
        accountId: room.accountId,
        draft: draftOf(),
        actor: null,
        now,
      })
      await scheduleArticle(tx, { ...article, publishAt: first, actor: null, now })
      await scheduleArticle(tx, { ...article, publishAt: second, actor: null, now })
    })
    expect(await transact(database, (tx) => publishNextDue(tx, first))).toBeUndefined()
    expect(await transact(database, (tx) => publishNextDue(tx, second))).toMatchObject({ published: true })
  })

  it('never goes back behind what was published meanwhile, nor stops the schedules after it', async () => {
    const due = new Date('2026-12-03T00:00:00Z')
    const articleId = await transact(database, async (tx) => {
      const about = { accountId: room.accountId, draft: draftOf(), actor: null, now }
      const early = await createArticle(tx, about)
      await scheduleArticle(tx, { ...early, publishAt: due, actor: null, now })
      await publishArticle(tx, { ...early, actor: null, now })
      const draft = draftOf({ body: documentOf('改过的正文') })
      await reviseArticle(tx, { articleId: early.articleId, draft, kind: 'update', actor: null, now })
      const next = await createArticle(tx, about)
      await scheduleArticle(tx, { ...next, publishAt: new Date(due.getTime() + 1000), actor: null, now })
      return early.articleId
    })
    const at = new Date(due.getTime() + 2000)
    const turns: (boolean | undefined)[] = []
    do turns.push((await transact(database, (tx) => publishNextDue(tx, at)))?.published)
    while (turns.at(-1) !== undefined)
    expect(turns).toEqual([false, true, undefined])
    expect(await findArticle(database, articleId)).toMatchObject({
      article: { html: expect.stringContaining('改过的正文') },
    })
  })
})
