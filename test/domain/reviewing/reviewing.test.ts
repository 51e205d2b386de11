import { describe, expect, test } from 'vitest'
import {
  findArticle,
  findHistory,
  findSubject,
  historyOfArticle,
} from '../../../src/domain/articles/index.ts'
import { beginArticle, copiesOf, findDraft, saveDraft } from '../../../src/domain/drafts/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import {
  answerEdit,
  assign,
  decide,
  findSubmission,
  latestSubmission,
  moveChannel,
  noteOnPassage,
  proposeEdit,
  queueOfSubmissions,
  resolveNote,
  restore,
  retract,
  type Submitting,
  scheduledBetween,
  submitArticle,
  unschedule,
  withdraw,
} from '../../../src/domain/reviewing/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { documentOf, makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase } from '../../support/database.ts'
import { makeEditor, makeMember } from '../../support/writers.ts'

const database = await createTestDatabase()
const now = new Date('2026-05-10T08:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const editor = await makeEditor(database, 'Editor One')
const other = await makeEditor(database, 'Editor Two')

/** An account opened in the past; `trusted` has published enough to need no review. */
async function room({ trusted = false, opened = new Date('2026-01-01T00:00:00Z') } = {}) {
  const made = await makeRoom(database, opened)
  if (trusted) for (let at = 0; at < 3; at++) await publishOne(database, made.accountId, {}, opened)
  const writer = await makeMember(database, made.accountId, 'writer', 'Writer')
  const owner = await makeMember(database, made.accountId, 'owner', 'Owner')
  return { ...made, writer, owner }
}

async function write(
  { accountId, writer, channelId }: { accountId: string; writer: Actor; channelId: string },
  fields = {},
) {
  const { articleId } = await transact(database, (tx) =>
    beginArticle(tx, { accountId, actor: writer, language: 'en', now }),
  )
  const body = documentOf('The ferry leaves at six.')
  await transact(database, (tx) =>
    saveDraft(tx, {
      articleId,
      baseVersion: 1,
      session: 's',
      fields: { title: 'A ferry', body, channelId, ...fields },
      actor: writer,
      now,
    }),
  )
  return articleId
}

const submit = (given: Partial<Submitting> & Pick<Submitting, 'articleId' | 'actor'>) =>
  transact(database, (tx) => submitArticle(tx, { kind: 'first', note: '', now, ...given }))
const stateOf = async (articleId: string) => (await findSubject(database.db, articleId))?.state
const submissionOf = async (articleId: string) => (await latestSubmission(database.db, articleId)) as string
const decideOn = async (
  articleId: string,
  decision: 'publish' | 'changes' | 'refuse',
  more: { reason?: string; channelId?: string; actor?: Actor; now?: Date } = {},
) => {
  const submissionId = await submissionOf(articleId)
  return transact(database, (tx) =>
    decide(tx, { submissionId, decision, reason: 'Because.', actor: editor, now: later(60), ...more }),
  )
}

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

describe('the desk', () => {
  test('neither decides nor proposes for a channel that is none', async () => {
    const home = await room()
    const articleId = await write(home)
    await submit({ articleId, actor: home.writer })
    const about = { submissionId: await submissionOf(articleId), actor: editor, now }
    const channelId = 'zzzzzzzzzzzzz'
    await expect(
      transact(database, (tx) => proposeEdit(tx, { ...about, fields: { channelId }, message: '' })),
    ).rejects.toMatchObject({ code: 'draft.invalid', details: { field: 'channelId' } })
    await expect(
      transact(database, (tx) => decide(tx, { ...about, decision: 'publish', reason: '', channelId })),
    ).rejects.toMatchObject({ code: 'channel.not_found' })
  })

  test('assigns, notes and proposes; the author accepts, and what waits is the accepted text', async () => {
    const home = await room()
    const articleId = await write(home)
    await submit({ articleId, actor: home.writer })
    const submissionId = await submissionOf(articleId)
    const take = (actor: Actor, expected: string | null) =>
      transact(database, (tx) => assign(tx, { submissionId, personId: actor.personId, expected, actor, now }))
    await take(editor, null)
    await expect(take(other, null)).rejects.toMatchObject({ code: 'submission.assigned' })
    const { noteId } = await transact(database, (tx) =>
      noteOnPassage(tx, { submissionId, block: 0, quote: 'ferry', text: 'Which one?', actor: editor, now }),
    )
    const { proposalId } = await transact(database, (tx) =>
      proposeEdit(tx, {
        submissionId,
        fields: { title: 'The ferry “Maid”' },
        message: 'Its name',
        actor: editor,
        now,
      }),
    )
    expect(await findSubject(database.db, articleId)).toMatchObject({ needs: 'edit' })
    const answer = () =>
      transact(database, (tx) => answerEdit(tx, { proposalId, accept: true, actor: home.writer, now }))
    await answer()
    await expect(answer()).rejects.toMatchObject({ code: 'submission.edit_answered' })
    await transact(database, (tx) => resolveNote(tx, { noteId, actor: home.writer, now }))
    expect(await findSubmission(database, submissionId)).toMatchObject({
      fields: { title: 'The ferry “Maid”' },
      assignedTo: { name: 'Editor One' },
      notes: [{ text: 'Which one?', resolvedAt: now }],
      edits: [{ state: 'accepted' }],
    })
    expect(await findDraft(database.db, articleId)).toMatchObject({
      fields: { title: 'The ferry “Maid”' },
      submittedVersion: 3,
    })
    expect(await copiesOf(database.db, articleId)).toEqual([])
    await decideOn(articleId, 'publish')
    expect(await findArticle(database, articleId)).toMatchObject({ article: { title: 'The ferry “Maid”' } })
  })

  test('publishes in another channel, moves what is published, and a revision that waited still comes out', async () => {
    const home = await room()
    const elsewhere = await makeRoom(database)
    const articleId = await write(home)
    await submit({ articleId, actor: home.writer })
    await decideOn(articleId, 'publish', { channelId: elsewhere.channelId })
    expect(await findArticle(database, articleId)).toMatchObject({
      article: { channelId: elsewhere.channelId },
    })
    await transact(database, (tx) =>
      saveDraft(tx, {
        articleId,
        baseVersion: 2,
        session: 's',
        fields: { title: 'New' },
        actor: home.writer,
        now: later(100),
      }),
    )
    expect(
      await submit({ articleId, actor: home.writer, kind: 'update', note: 'N', now: later(120) }),
    ).toEqual({ outcome: 'submitted' })
    expect(await stateOf(articleId)).toBe('resubmitted')
    await transact(database, (tx) =>
      moveChannel(tx, { articleId, channelId: home.channelId, actor: editor, now: later(150) }),
    )
    await decideOn(articleId, 'publish', { now: later(180) })
    expect(await findArticle(database, articleId)).toMatchObject({
      article: { title: 'New', notes: [{ note: 'N' }] },
    })
    // Those that nobody published are no part of the public history.
    expect((await findHistory(database, articleId)).map(({ kind }) => kind)).toEqual([
      'update',
      'minor',
      'first',
    ])
  })
})
