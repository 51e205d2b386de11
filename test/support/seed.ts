import { openAccount } from '../../src/domain/accounts/index.ts'
import { createArticle, publishArticle, type RevisionDraft } from '../../src/domain/articles/index.ts'
import { addChannel } from '../../src/domain/channels/index.ts'
import type { Document } from '../../src/kernel/document/index.ts'
import { type Database, transact } from '../../src/platform/database/index.ts'

/** A document of plain paragraphs. */
export function paragraphs(...texts: string[]): Document {
  return {
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  }
}

export type Seeded = {
  accountId: string
  channelId: string
  articleId: string
  draft: RevisionDraft
  path: string
}

/** One account, one channel and one published article with a topic. */
export async function seedArticle(database: Database, draft: Partial<RevisionDraft> = {}): Promise<Seeded> {
  const now = new Date()
  return transact(database, async (tx) => {
    const { accountId } = await openAccount(tx, {
      handle: 'harbour',
      name: '港口日志',
      language: 'zh-CN',
      now,
    })
    const { channelId } = await addChannel(
      tx,
      { slug: 'city', names: { 'zh-CN': '城市', en: 'City' }, isColumn: false, position: 1 },
      now,
    )
    const whole: RevisionDraft = {
      title: '渡轮的早晨',
      slug: 'ferry',
      language: 'zh-CN',
      body: paragraphs('第一班渡轮六点开。', '码头上的人不多。'),
      label: 'original',
      channelId,
      topics: ['渡轮'],
      ...draft,
    }
    const { articleId, revisionId } = await createArticle(tx, { accountId, draft: whole, actor: null, now })
    await publishArticle(tx, { articleId, revisionId, actor: null, now })
    return { accountId, channelId, articleId, draft: whole, path: `/a/${articleId}/${whole.slug}` }
  })
}
