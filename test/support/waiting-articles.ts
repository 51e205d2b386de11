import { beginArticle, type DraftFields, saveDraft } from '../../src/domain/drafts/index.ts'
import type { Actor, MemberRole } from '../../src/domain/permissions/index.ts'
import { latestSubmission, submitArticle } from '../../src/domain/reviewing/index.ts'
import { type Database, transact } from '../../src/platform/database/index.ts'
import { documentOf, makeRoom } from './content.ts'
import { makeMember } from './writers.ts'

/** An account whose articles are reviewed, its writer, and a channel. */
export type Newsroom = { accountId: string; channelId: string; handle: string; writer: Actor }

export async function makeNewsroom(
  database: Database,
  now: Date,
  { role = 'writer', writer = '林渡' }: { role?: MemberRole; writer?: string } = {},
): Promise<Newsroom> {
  const { accountId, channelId, handle } = await makeRoom(
    database,
    new Date(now.getTime() - 30 * 24 * 3600_000),
  )
  return { accountId, channelId, handle, writer: await makeMember(database, accountId, role, writer) }
}

type Waiting = {
  fields?: Partial<DraftFields>
  paragraphs?: string[]
  now: Date
  publishAt?: Date
  actor?: Actor
}

/** An article that was handed in at the desk. */
export async function handIn(
  database: Database,
  { accountId, channelId, writer }: Newsroom,
  {
    fields = {},
    paragraphs = ['六点二十分，汽笛响过三声。', '船靠岸。'],
    now,
    publishAt,
    actor = writer,
  }: Waiting,
): Promise<{ articleId: string; submissionId: string }> {
  return transact(database, async (tx) => {
    const { articleId } = await beginArticle(tx, { accountId, actor, language: 'zh-CN', now })
    const all = { title: '老码头的最后一班渡轮', body: documentOf(...paragraphs), channelId, ...fields }
    await saveDraft(tx, { articleId, baseVersion: 1, session: 's', fields: all, actor, now })
    await submitArticle(tx, { articleId, publishAt, kind: 'first', note: '', actor, now })
    return { articleId, submissionId: (await latestSubmission(tx.db, articleId)) as string }
  })
}
