import { openAccount } from '../../domain/accounts/index.ts'
import { beginArticle, saveDraft } from '../../domain/drafts/index.ts'
import type { Actor } from '../../domain/permissions/index.ts'
import { decide, latestSubmission, submitArticle } from '../../domain/reviewing/index.ts'
import { fromMarkdown } from '../../kernel/document/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { WrittenWork } from '../content/content.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

type Known = {
  people: ReadonlyMap<string, string>
  /** IDs by handle. */
  accounts: ReadonlyMap<string, string>
  channels: ReadonlyMap<string, string>
}

/** Articles that the author is at work on, some of them at the desk: those of a young account are reviewed. */
export async function addWork(
  tx: Tx,
  { young, articles }: WrittenWork,
  { people, accounts, channels }: Known,
  now: Date,
): Promise<void> {
  const authorId = people.get('author@demo.test') as string
  const opened = new Date(now.getTime() - 4 * DAY_MS)
  const { accountId } = await openAccount(tx, { ...young, ownerId: authorId, now: opened })
  const ids = new Map([...accounts, [young.handle, accountId]])
  const members = [...ids.values()].map((id) => ({ accountId: id, role: 'owner' as const }))
  const author: Actor = { personId: authorId, roles: ['reader'], members }
  const editor: Actor = { personId: people.get('editor@demo.test') as string, roles: ['editor'], members: [] }
  for (const written of [...articles].sort((a, b) => b.hours - a.hours)) {
    const at = new Date(now.getTime() - written.hours * HOUR_MS)
    const about = { actor: author, now: new Date(at.getTime() - HOUR_MS) }
    const { articleId } = await beginArticle(tx, {
      ...about,
      accountId: ids.get(written.account) as string,
      language: 'zh-CN',
    })
    const { document: body } = fromMarkdown(written.text)
    const channelId = channels.get('city') ?? [...channels.values()][0] ?? null
    const fields = { title: written.title, topics: written.topics, body, channelId }
    await saveDraft(tx, { ...about, articleId, baseVersion: 1, session: '', fields })
    if (written.state === 'draft') continue
    const publishAt = written.in === undefined ? undefined : new Date(now.getTime() + written.in * HOUR_MS)
    const handedIn = { articleId, kind: 'first', note: '', publishAt, actor: author, now: at } as const
    const { outcome } = await submitArticle(tx, handedIn)
    if (outcome !== 'submitted' || written.state === 'submitted') continue
    const submissionId = (await latestSubmission(tx.db, articleId)) as string
    const later = new Date(Math.min(at.getTime() + 20 * HOUR_MS, now.getTime()))
    const decision = written.state === 'changes' ? 'changes' : 'publish'
    const reason = written.reason ?? ''
    await decide(tx, { submissionId, decision, reason, actor: editor, now: later })
  }
}
