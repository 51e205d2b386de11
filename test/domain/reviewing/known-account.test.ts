import { describe, expect, test } from 'vitest'
import { findArticle, findHistory, findSubject } from '../../../src/domain/articles/index.ts'
import { saveDraft } from '../../../src/domain/drafts/index.ts'
import {
  restore,
  retract,
  type Submitting,
  scheduledBetween,
  unschedule,
  withdraw,
} from '../../../src/domain/reviewing/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { later, now, openReviewing } from './reviewing-room.ts'

const { database, editor, room, write, submit, stateOf } = await openReviewing()

describe('an article of a known account', () => {
  test('is published at once, once however often the form is sent', async () => {
    const home = await room({ trusted: true })
    const articleId = await write(home, { opinion: true, ai: 'assisted' })
    const twice = await Promise.all(
      [1, 2].map(() => submit({ articleId, actor: home.writer, key: 'k', version: 2 })),
    )
    expect(twice).toEqual([{ outcome: 'published' }, { outcome: 'published' }])
    expect(await findHistory(database, articleId)).toHaveLength(1)
    const listed = await database.db
      .selectFrom('listing')
      .select('flags')
      .where('article_id', '=', articleId)
      .executeTakeFirst()
    expect(listed?.flags).toEqual(['opinion', 'ai-assisted'])
  })

  test('goes to the desk where the portal reviews everything', async () => {
    const home = await room({ trusted: true })
    const by = { actor: null, now }
    await transact(database, (tx) => changeSettings(tx, { reviewAll: true }, by))
    const articleId = await write(home)
    expect(await submit({ articleId, actor: home.writer })).toEqual({ outcome: 'submitted' })
    await transact(database, (tx) => changeSettings(tx, { reviewAll: false }, by))
  })

  test('is revised with a note that readers see; a form that is behind is refused', async () => {
    const home = await room({ trusted: true })
    const articleId = await write(home)
    await submit({ articleId, actor: home.writer })
    await transact(database, (tx) =>
      saveDraft(tx, {
        articleId,
        baseVersion: 2,
        session: 's',
        fields: { title: 'A ferry at seven' },
        actor: home.writer,
        now: later(60),
      }),
    )
    const revise = (more: Partial<Submitting>) =>
      submit({ articleId, actor: home.writer, kind: 'correction', note: 'Seven.', now: later(120), ...more })
    await expect(revise({ version: 2 })).rejects.toMatchObject({ code: 'draft.changed' })
    await expect(revise({ note: '' })).rejects.toMatchObject({ code: 'submission.note_missing' })
    await expect(revise({ publishAt: later(9999) })).rejects.toMatchObject({ code: 'submission.no_schedule' })
    expect(await revise({ version: 3 })).toEqual({ outcome: 'published' })
    expect(await findArticle(database, articleId)).toMatchObject({
      article: { title: 'A ferry at seven', notes: [{ kind: 'correction', note: 'Seven.' }] },
    })
    expect(await findSubject(database.db, articleId)).toMatchObject({ state: 'published', needs: null })
  })

  test('is retracted with a reason and restored within its days', async () => {
    const home = await room({ trusted: true })
    const articleId = await write(home)
    await submit({ articleId, actor: home.writer })
    const { owner: actor } = home
    const take = (reason: string, by = actor) =>
      transact(database, (tx) => retract(tx, { articleId, reason, actor: by, now }))
    await expect(take('')).rejects.toMatchObject({ code: 'submission.reason_missing' })
    await expect(take('Wrong', home.writer)).rejects.toMatchObject({ code: 'people.forbidden' })
    await take('The ferry does not exist.')
    expect(await findArticle(database, articleId)).toMatchObject({ state: 'retracted' })
    const back = (at: Date) => transact(database, (tx) => restore(tx, { articleId, actor, now: at }))
    await expect(back(later(31 * 86_400))).rejects.toMatchObject({ code: 'article.restore_late' })
    await back(later(29 * 86_400))
    expect(await stateOf(articleId)).toBe('published')
  })

  test('waits for its time, is seen on the calendar and can be taken back', async () => {
    const home = await room({ trusted: true })
    const articleId = await write(home)
    const publishAt = later(3600)
    const put = () => submit({ articleId, actor: home.writer, publishAt })
    expect(await put()).toEqual({ outcome: 'scheduled' })
    const seen = await scheduledBetween(database, later(0), later(7200))
    expect(seen).toContainEqual(expect.objectContaining({ articleId, publishAt, state: 'scheduled' }))
    await transact(database, (tx) => withdraw(tx, { articleId, actor: home.writer, now }))
    expect(await stateOf(articleId)).toBe('draft')
    await expect(
      submit({ articleId, actor: home.writer, publishAt: now, now: later(60) }),
    ).rejects.toMatchObject({ code: 'submission.time_passed' })
    await submit({ articleId, actor: home.writer, publishAt, now: later(60) })
    await transact(database, (tx) => unschedule(tx, { articleId, reason: 'No.', actor: editor, now }))
    expect(await stateOf(articleId)).toBe('draft')
  })
})
