import { findSubject } from '../../../src/domain/articles/index.ts'
import { beginArticle, saveDraft } from '../../../src/domain/drafts/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import {
  decide,
  latestSubmission,
  type Submitting,
  submitArticle,
} from '../../../src/domain/reviewing/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { documentOf, makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase } from '../../support/database.ts'
import { makeEditor, makeMember } from '../../support/writers.ts'

export const now = new Date('2026-05-10T08:00:00Z')

/** Seconds after the time of these tests. */
export function later(seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000)
}

/** A database with two editors, and what authors and editors do there. Call it at the top of the file. */
export async function openReviewing() {
  const database = await createTestDatabase()
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

  return { database, editor, other, room, write, submit, stateOf, submissionOf, decideOn }
}
