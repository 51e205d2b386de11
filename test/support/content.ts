import { openAccount } from '../../src/domain/accounts/index.ts'
import { createArticle, publishArticle, type RevisionDraft } from '../../src/domain/articles/index.ts'
import { addChannel } from '../../src/domain/channels/index.ts'
import { newId } from '../../src/kernel/ids.ts'
import { type Database, transact } from '../../src/platform/database/index.ts'

/** A document of these paragraphs. */
export function documentOf(...paragraphs: string[]): RevisionDraft['body'] {
  const content = paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
  return { type: 'doc', content } as RevisionDraft['body']
}

/** A complete draft, with what a test wants to be otherwise. */
export function draftOf(changes: Partial<RevisionDraft> = {}): RevisionDraft {
  return {
    title: '老码头的最后一班渡轮',
    language: 'zh-CN',
    label: 'original',
    body: documentOf('六点二十分，汽笛响过三声。'),
    ...changes,
  }
}

/** An account and a channel to write in. */
export async function makeRoom(
  database: Database,
  now = new Date(),
): Promise<{ accountId: string; channelId: string; handle: string; slug: string }> {
  const word = newId().slice(4)
  const handle = `h${word}`
  const slug = `c${word}`
  return transact(database, async (tx) => {
    const { accountId } = await openAccount(tx, {
      handle,
      name: '河边纪事',
      signature: '写水，写船',
      language: 'zh-CN',
      now,
    })
    const { channelId } = await addChannel(
      tx,
      { slug, names: { 'zh-CN': '城市', en: 'City' }, isColumn: false, position: 1 },
      now,
    )
    return { accountId, channelId, handle, slug }
  })
}

/** A published article; gives its ID and its address without the host. */
export async function publishOne(
  database: Database,
  accountId: string,
  changes: Partial<RevisionDraft> = {},
  now = new Date(),
): Promise<{ articleId: string; revisionId: string; path: string }> {
  return transact(database, async (tx) => {
    const made = await createArticle(tx, { accountId, draft: draftOf(changes), actor: null, now })
    await publishArticle(tx, { ...made, actor: null, now })
    const row = await tx.db
      .selectFrom('listing')
      .select('slug')
      .where('article_id', '=', made.articleId)
      .executeTakeFirstOrThrow()
    return { ...made, path: `/a/${made.articleId}/${encodeURIComponent(row.slug)}` }
  })
}
