import { describe, expect, test } from 'vitest'
import { findArticle, findHistory, findSubject } from '../../../src/domain/articles/index.ts'
import { copiesOf, findDraft, saveDraft } from '../../../src/domain/drafts/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import {
  answerEdit,
  assign,
  decide,
  findSubmission,
  moveChannel,
  noteOnPassage,
  proposeEdit,
  resolveNote,
} from '../../../src/domain/reviewing/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom } from '../../support/content.ts'
import { later, now, openReviewing } from './reviewing-room.ts'

const { database, editor, other, room, write, submit, stateOf, submissionOf, decideOn } =
  await openReviewing()

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
