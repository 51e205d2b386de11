import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { Actor } from '../permissions/index.ts'
import { readSettings } from '../settings/index.ts'
import { type CommentState, type LockedComment, lockComment, purgeComment } from './comment-row.ts'
import { CHAIN_KEPT } from './limits.ts'
import { admitWriter, heldBecause, lockWriter, recentOf, type Writer } from './rules.ts'
import { countChange, nextFloor } from './settle-comment.ts'
import { tellOfComment } from './tell-of-comment.ts'
import { handlesIn, linkMentions } from './text/mentions.ts'
import { type ReadComment, readTyped } from './text/read-typed.ts'

export type NewComment = {
  articleId: string
  /** What it answers. */
  parentId?: string
  /** As it was typed, Markdown. */
  body: string
  /** Made by the form, once for each time it is filled in. */
  key?: string
}

/** What became of a comment. `repeated`: it had been sent before, and nothing was written. */
export type Written = { commentId: string; state: CommentState; repeated: boolean }

/**
 * Writes a comment under an article: shown at once or held, by the rules (`rules.ts`). The same form sent twice, or the
 * same words again within ten minutes, are the first one. Throws `comment.empty`, `.too_long`, `.link_credentials`,
 * `.closed`, `.not_open`, `.parent_elsewhere`, `.parent_gone`, `.parent_held`, `.too_soon` (`details.retryAfter`),
 * `.first_day` (`details.limit`), `article.not_found`.
 */
export async function writeComment(
  tx: Tx,
  given: NewComment,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Written> {
  const read = readTyped(given.body)
  const writer = await lockWriter(tx, actor.personId, now)
  const recent = await recentOf(tx, actor.personId)
  const before = recent.find((one) => isRepeated(one, given, read.body, now))
  if (before) return { commentId: before.id, state: before.state, repeated: true }
  const article = await openArticle(tx, given.articleId)
  const parent = given.parentId ? await answered(tx, given.articleId, given.parentId) : undefined
  const settings = await readSettings(tx.db)
  const isHost = actor.members.some(({ accountId }) => accountId === article.accountId)
  const isFree = isHost || actor.roles.some((role) => role !== 'reader')
  if (!isFree) admitWriter(writer, recent, settings, now)
  const held = isFree ? undefined : await heldBecause(tx, writer, settings, read)
  const comment = rowOf(given, read, {
    writer,
    accountId: article.accountId,
    byAuthor: isHost,
    parent,
    held,
    now,
  })
  await insert(tx, comment, read, given.key, now)
  if (held) {
    await sql`insert into comment_mark (id, comment_id, article_id, kind, reason, made_at)
              values (${newId()}, ${comment.id}, ${comment.articleId}, 'held', ${held}, ${now})`.execute(
      tx.db,
    )
  } else {
    await countChange(tx, comment, 1, now)
    await tellOfComment(tx, comment, now)
    purgeComment(tx, comment)
  }
  return { commentId: comment.id, state: comment.state, repeated: false }
}

type Circumstances = {
  writer: Writer
  accountId: string
  byAuthor: boolean
  parent: LockedComment | undefined
  held: string | undefined
  now: Date
}

function rowOf(
  { articleId }: NewComment,
  { body }: ReadComment,
  { writer, accountId, byAuthor, parent, held, now }: Circumstances,
): LockedComment {
  return {
    id: newId(),
    articleId,
    accountId,
    parentId: parent?.id ?? null,
    chain: parent ? [...parent.chain, parent.id].slice(-CHAIN_KEPT) : [],
    personId: writer.id,
    authorName: writer.name,
    byAuthor,
    body,
    state: held ? 'held' : 'visible',
    floor: null,
    edits: 0,
    createdAt: now,
  }
}

/** The floor is taken last of all: the article's room stays locked until the commit. */
async function insert(
  tx: Tx,
  comment: LockedComment,
  read: ReadComment,
  key: string | undefined,
  now: Date,
): Promise<void> {
  const document = linkMentions(read.document, await knownHandles(tx, handlesIn(read.body)))
  comment.floor = comment.state === 'visible' ? await nextFloor(tx, comment.articleId) : null
  await tx.db
    .insertInto('comment')
    .values({
      id: comment.id,
      article_id: comment.articleId,
      account_id: comment.accountId,
      parent_id: comment.parentId,
      chain: comment.chain,
      person_id: comment.personId,
      author_name: comment.authorName,
      by_author: comment.byAuthor,
      body: comment.body,
      document: JSON.stringify(document),
      state: comment.state,
      floor: comment.floor,
      shown_at: comment.floor === null ? null : now,
      created_at: now,
      key: key ?? null,
    })
    .execute()
}

/** Which of these handles are accounts. */
export async function knownHandles(tx: Tx, handles: string[]): Promise<Set<string>> {
  if (handles.length === 0) return new Set()
  const { rows } = await sql<{ handle: string }>`
    select handle from account where handle = any(${handles}::text[])`.execute(tx.db)
  return new Set(rows.map(({ handle }) => handle))
}

const REPEAT_MS = 600_000

type Recent = Awaited<ReturnType<typeof recentOf>>[number]

function isRepeated(one: Recent, { articleId, parentId, key }: NewComment, body: string, now: Date): boolean {
  if (key !== undefined && one.key === key) return true
  const isSame = one.articleId === articleId && one.parentId === (parentId ?? null) && one.body === body
  return isSame && one.state !== 'deleted' && now.getTime() - one.createdAt.getTime() < REPEAT_MS
}

/** Throws `article.not_found`, `comment.closed`. */
async function openArticle(tx: Tx, articleId: string): Promise<{ accountId: string }> {
  const { rows } = await sql<{ accountId: string; open: boolean }>`
    select l.account_id as "accountId", r.comments_open as open
      from listing l join revision r on r.id = l.revision_id where l.article_id = ${articleId}`.execute(tx.db)
  const [row] = rows
  if (!row) throw new CodedError('article.not_found', { articleId })
  if (!row.open) throw new CodedError('comment.closed')
  return row
}

/** What is answered, locked: it can be shown, and stands under the same article. */
async function answered(tx: Tx, articleId: string, parentId: string): Promise<LockedComment> {
  const parent = await lockComment(tx, parentId).catch((error) => {
    throw error instanceof CodedError ? new CodedError('comment.parent_elsewhere') : error
  })
  if (parent.articleId !== articleId) throw new CodedError('comment.parent_elsewhere')
  if (parent.state === 'held') throw new CodedError('comment.parent_held')
  if (parent.state !== 'visible') throw new CodedError('comment.parent_gone')
  return parent
}
