import { describe, expect, test } from 'vitest'
import { findArticle, findSubject, historyOfArticle } from '../../../src/domain/articles/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { queueOfSubmissions } from '../../../src/domain/reviewing/index.ts'
import { documentOf } from '../../support/content.ts'
import { later, openReviewing } from './reviewing-room.ts'

const { database, other, room, write, submit, stateOf, decideOn } = await openReviewing()

describe('an article of a new account', () => {
  test('goes to the desk, is sent back with a reason, handed in again and published', async () => {
    const home = await room()
    const articleId = await write(home)
    expect(await submit({ articleId, actor: home.writer })).toEqual({ outcome: 'submitted' })
    expect(await stateOf(articleId)).toBe('submitted')
    expect((await queueOfSubmissions(database, { accountId: home.accountId })).items).toMatchObject([
      { articleId, title: 'A ferry', kind: 'first', account: { articles: 0 } },
    ])
    expect(await decideOn(articleId, 'changes', { reason: 'Name the ferry.' })).toEqual({
      outcome: 'changes',
    })
    expect(await findSubject(database.db, articleId)).toMatchObject({ state: 'changes', needs: 'changes' })
    await submit({ articleId, actor: home.writer, now: later(120) })
    expect(await decideOn(articleId, 'publish', { now: later(180) })).toEqual({ outcome: 'published' })
    expect(await findArticle(database, articleId)).toMatchObject({ state: 'published' })
    const kinds = (await historyOfArticle(database.db, articleId)).map(({ kind }) => kind)
    expect(kinds).toEqual(['published', 'approved', 'submitted', 'changes_asked', 'submitted', 'begun'])
    const told = await database.db
      .selectFrom('notification')
      .select('kind')
      .where('person_id', '=', home.writer.personId)
      .orderBy('id')
      .execute()
    expect(told.map(({ kind }) => kind)).toEqual(['article.changes', 'article.published'])
  })

  test('is decided once: the second editor learns what the first did', async () => {
    const home = await room()
    const articleId = await write(home)
    await submit({ articleId, actor: home.writer })
    await decideOn(articleId, 'refuse')
    await expect(decideOn(articleId, 'publish', { actor: other })).rejects.toMatchObject({
      code: 'submission.decided',
      details: { decision: 'refuse', by: 'Editor One' },
    })
    expect(await stateOf(articleId)).toBe('refused')
  })

  test('is not decided by its own author, by strangers, or without a reason', async () => {
    const home = await room()
    const articleId = await write(home)
    await submit({ articleId, actor: home.writer })
    const self: Actor = { ...home.writer, roles: ['editor'] }
    await expect(decideOn(articleId, 'publish', { actor: self })).rejects.toMatchObject({
      code: 'people.forbidden',
    })
    const stranger = (await room()).owner
    await expect(decideOn(articleId, 'publish', { actor: stranger })).rejects.toMatchObject({
      code: 'submission.not_found',
    })
    await expect(decideOn(articleId, 'refuse', { reason: ' ' })).rejects.toMatchObject({
      code: 'submission.reason_missing',
    })
    expect(await stateOf(articleId)).toBe('submitted')
  })

  test('holds to the quotas, in words that say what to do', async () => {
    const home = await room({ opened: later(-3600) })
    const first = await write(home)
    await submit({ articleId: first, actor: home.writer })
    const second = await write(home)
    await expect(submit({ articleId: second, actor: home.writer, now: later(10) })).rejects.toMatchObject({
      code: 'submission.too_soon',
      details: { seconds: 20 },
    })
    await submit({ articleId: second, actor: home.writer, now: later(40) })
    await submit({ articleId: await write(home), actor: home.writer, now: later(80) })
    const fourth = await write(home)
    await expect(submit({ articleId: fourth, actor: home.writer, now: later(120) })).rejects.toMatchObject({
      code: 'submission.first_day',
      details: { limit: 3 },
    })
    const link = (at: number) => ({
      type: 'text',
      text: `l${at}`,
      marks: [{ type: 'link', attrs: { href: `https://www.shop.example/${at}` } }],
    })
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [0, 1, 2, 3].map(link) }] }
    const links = await write(home, { body })
    await expect(submit({ articleId: links, actor: home.writer, now: later(90_000) })).rejects.toMatchObject({
      code: 'submission.too_many_links',
      details: { host: 'shop.example', limit: 3 },
    })
  })

  test('waits for what is missing', async () => {
    const home = await room()
    const picture = { type: 'picture', attrs: { media: null, src: null, alt: '', caption: '' } }
    const body = { type: 'doc', content: [...documentOf('Text').content, picture] }
    const articleId = await write(home, { title: '', body, label: 'reprint' })
    await expect(submit({ articleId, actor: home.writer })).rejects.toMatchObject({
      code: 'article.not_ready',
      details: {
        problems: [
          { code: 'title_missing', field: 'title' },
          { code: 'source_missing', field: 'sourceName' },
          { code: 'alt_missing', block: 1 },
        ],
      },
    })
    expect(await stateOf(articleId)).toBe('draft')
  })
})
