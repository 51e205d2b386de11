import { newId } from '../../kernel/ids.ts'
import { insertRows, type Tx } from '../../platform/database/index.ts'
import { CHAIN_KEPT } from './limits.ts'
import { countShown, takeFloors } from './room.ts'

/** A comment that was written elsewhere, as plain text. `id` is made by the caller, so that answers can name it. */
export type ForeignComment = {
  id: string
  articleId: string
  parentId: string | null
  authorName: string
  authorEmail: string | null
  authorUrl: string | null
  body: string
  state: 'visible' | 'held'
  createdAt: Date
}

type Parent = { articleId: string; chain: string[] }

/**
 * Puts comments from elsewhere under their articles, a floor for each visible one in the order of their times. A parent
 * comes before its answers in the list, or is stored already; one under another article counts as none. Held ones wait.
 */
export async function addComments(tx: Tx, comments: readonly ForeignComment[], now: Date): Promise<void> {
  if (comments.length === 0) return
  const accounts = await accountsOf(
    tx,
    comments.map(({ articleId }) => articleId),
  )
  const known = await parentsOf(tx, comments)
  const floors = await floorsOf(tx, comments)
  const rows = comments.map((comment) => {
    const parent = comment.parentId ? known.get(comment.parentId) : undefined
    const isUnder = parent?.articleId === comment.articleId
    const chain = isUnder ? [...parent.chain, comment.parentId as string].slice(-CHAIN_KEPT) : []
    known.set(comment.id, { articleId: comment.articleId, chain })
    const floor = floors.get(comment.id) ?? null
    return {
      id: comment.id,
      article_id: comment.articleId,
      account_id: accounts.get(comment.articleId) as string,
      parent_id: isUnder ? comment.parentId : null,
      chain,
      author_name: comment.authorName,
      author_email: comment.authorEmail,
      author_url: comment.authorUrl,
      body: comment.body,
      state: comment.state,
      created_at: comment.createdAt,
      floor,
      shown_at: floor === null ? null : now,
    }
  })
  await insertRows(tx, 'comment', rows)
  await holdRows(tx, comments, now)
  const shown = rows.filter(({ floor }) => floor !== null)
  await countAnswers(tx, shown)
  await countShown(tx, tally(shown.map((row) => row.article_id)))
  for (const articleId of new Set(shown.map((row) => row.article_id))) tx.purgeSoon(`comments:${articleId}`)
}

async function accountsOf(tx: Tx, articleIds: string[]): Promise<Map<string, string>> {
  const rows = await tx.db
    .selectFrom('article')
    .select(['id', 'account_id'])
    .where('id', 'in', [...new Set(articleIds)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.account_id]))
}

/**
 * What is stored already and answered, locked before the articles' rooms as by everybody who answers, the latest first:
 * an answer is locked before what it answers.
 */
async function parentsOf(tx: Tx, comments: readonly ForeignComment[]): Promise<Map<string, Parent>> {
  const own = new Set(comments.map(({ id }) => id))
  const ids = new Set(comments.flatMap(({ parentId }) => (parentId && !own.has(parentId) ? [parentId] : [])))
  if (ids.size === 0) return new Map()
  const rows = await tx.db
    .selectFrom('comment')
    .select(['id', 'article_id', 'chain'])
    .where('id', 'in', [...ids])
    .orderBy('id', 'desc')
    .forNoKeyUpdate()
    .execute()
  return new Map(rows.map((row) => [row.id, { articleId: row.article_id, chain: row.chain }]))
}

/** A floor for each visible comment, the earliest lowest. */
async function floorsOf(tx: Tx, comments: readonly ForeignComment[]): Promise<Map<string, number>> {
  const visible = comments
    .filter(({ state }) => state === 'visible')
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))
  const last = await takeFloors(tx, tally(visible.map(({ articleId }) => articleId)))
  const floors = new Map<string, number>()
  for (const { id, articleId } of visible.reverse()) {
    const floor = last.get(articleId) as number
    floors.set(id, floor)
    last.set(articleId, floor - 1)
  }
  return floors
}

async function holdRows(tx: Tx, comments: readonly ForeignComment[], now: Date): Promise<void> {
  const marks = comments
    .filter(({ state }) => state === 'held')
    .map(({ id, articleId }) => ({
      id: newId(),
      comment_id: id,
      article_id: articleId,
      kind: 'held',
      reason: 'import',
      made_at: now,
    }))
  await insertRows(tx, 'comment_mark', marks)
}

async function countAnswers(tx: Tx, shown: { parent_id: string | null }[]): Promise<void> {
  const answered = tally(shown.flatMap(({ parent_id }) => (parent_id ? [parent_id] : [])))
  for (const [id, count] of [...answered].sort(([a], [b]) => (a < b ? -1 : 1)))
    await tx.db
      .updateTable('comment')
      .set((set) => ({ replies: set('replies', '+', count) }))
      .where('id', '=', id)
      .execute()
}

function tally(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
