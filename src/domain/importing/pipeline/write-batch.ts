import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import { keepOldAddresses, type OldAddress } from '../../articles/index.ts'
import type { SourceArticle } from '../source.ts'
import { findImported, rememberImported } from './imported.ts'
import { turnInnerLinks } from './links.ts'
import type { Prepared, Unchanged } from './prepare.ts'
import type { Run } from './run.ts'
import { assignIds, type Written, writeArticles } from './write-articles.ts'
import { writeComments } from './write-comments.ts'

export type Ready = Prepared | Unchanged

/**
 * Writes many articles in one transaction: each with its revision, publication, addresses, comments and the row that
 * remembers it. When one of them fails the transaction is undone and each is written on its own, so that one bad
 * article never stops the others. Reports what was committed.
 */
export async function writeBatch(run: Run, batch: Ready[]): Promise<void> {
  const withWork = batch.filter((ready) => !('unchanged' in ready) || ready.article.comments.length > 0)
  for (const ready of batch) if ('unchanged' in ready) reportUnchanged(run, ready.article)
  if (withWork.length === 0) return
  try {
    await commit(run, withWork)
  } catch (error) {
    if (!isOfItem(error)) throw error
    if (withWork.length > 1) for (const ready of withWork) await writeBatch(run, [ready])
    else reportFailure(run, (withWork[0] as Ready).article, error)
  }
}

export function reportFailure(run: Run, article: SourceArticle, error: unknown): void {
  const { key, position, title, changed, lost } = article
  run.report.article({
    key,
    position,
    title,
    outcome: 'failed',
    changed,
    lost,
    missing: [],
    error: describe(error),
  })
}

/** Whether an error lies in what was to be written, and not in the database or the disk. */
export function isOfItem(error: unknown): boolean {
  if (error instanceof CodedError)
    return !error.code.startsWith('storage.') && !error.code.startsWith('database.')
  // Nested deeper than any reader of it can go.
  if (error instanceof RangeError) return true
  const state = (error as { code?: unknown }).code
  return typeof state === 'string' && /^(22|23|54)[0-9A-Z]{3}$/.test(state)
}

async function commit(run: Run, batch: Ready[]): Promise<void> {
  const prepared = batch.filter((ready): ready is Prepared => !('unchanged' in ready))
  const comments = batch.flatMap(({ article }) => article.comments)
  const linked = new Set(prepared.flatMap(({ links }) => links.map(({ key }) => key)))
  const { written, late, counts } = await transact(run.database, async (tx) => {
    const place = { db: tx.db, source: run.source.name }
    const keys = new Set([...batch.map(({ article }) => article.key), ...linked])
    const known = await findImported(place, 'article', [...keys])
    const ids = assignIds(keys, known)
    for (const { links } of prepared) turnInnerLinks(links, ids)
    const written = await writeArticles(tx, run, prepared, known, ids)
    const own = prepared.map(({ article: { key }, hash }) => ({
      key,
      targetId: ids.get(key) as string,
      hash,
    }))
    const ownKeys = new Set(own.map(({ key }) => key))
    // Articles that are linked to and still to come have their ID from here on.
    const promised = [...linked].filter((key) => !known.has(key) && !ownKeys.has(key))
    const items = [...own, ...promised.map((key) => ({ key, targetId: ids.get(key) as string, hash: '' }))]
    await rememberImported(place, 'article', items, run.now)
    const counts = comments.length > 0 ? await writeComments(tx, run, comments, ids) : {}
    const claims = prepared.flatMap(({ article: { addresses, key } }) =>
      addresses.map((path) => ({ path, articleId: ids.get(key) as string })),
    )
    return { written, counts, late: await keepOldAddresses(tx, claims, run.now) }
  })
  for (const [at, one] of prepared.entries()) reportWritten(run, one, written[at] as Written, late)
  run.report.comments(counts)
}

function reportWritten(run: Run, prepared: Prepared, written: Written, late: OldAddress[]): void {
  const { article, draft, timing, changed, lost, lostMore, missing } = prepared
  const { articleId, outcome, staysPublished } = written
  // Only now: a batch that was undone and written one by one has said nothing yet.
  if (staysPublished) changed.push({ what: 'stays_published', detail: 'is a draft in the source' })
  for (const { path, articleId: claimant } of late)
    if (claimant === articleId) changed.push({ what: 'address_taken', detail: path })
  const { key, position } = article
  const entry = {
    key,
    position,
    title: draft.title,
    articleId,
    outcome,
    status: timing.status,
    changed,
    lost,
    missing,
  }
  run.report.article(lostMore > 0 ? { ...entry, lostMore } : entry)
}

function reportUnchanged(run: Run, { key, position, title }: SourceArticle): void {
  run.report.article({ key, position, title, outcome: 'unchanged', changed: [], lost: [], missing: [] })
}

/** An error in one line of a report. */
export function describe(error: unknown): string {
  if (!(error instanceof CodedError)) return String((error as Error).message ?? error)
  const { message: _, ...details } = error.details
  return Object.keys(details).length > 0 ? `${error.code} ${JSON.stringify(details)}` : error.code
}
