import { setImmediate } from 'node:timers/promises'
import { cleanTexts } from '../clean-text.ts'
import type { SourceAccount, SourceArticle, SourceChannel, SourceComment, SourceItem } from '../source.ts'
import { createAuthors } from './authors.ts'
import { createChannels } from './channels.ts'
import { findImported, type Imported } from './imported.ts'
import { createKeySet } from './key-set.ts'
import { createPictures } from './pictures.ts'
import { type Means, prepareArticle } from './prepare.ts'
import type { Run } from './run.ts'
import { describe, isOfItem, type Ready, reportFailure, writeBatch } from './write-batch.ts'
import { writeLooseComments } from './write-loose-comments.ts'

const ARTICLES_AT_ONCE = 100
const ARTICLES_A_TURN = 10
const CHARACTERS_AT_ONCE = 200_000
const COMMENTS_AT_ONCE = 500

/**
 * Brings a source into the portal. Articles go in batches, one after the other: while one is written the next two are
 * converted. What was written stays written: an interrupted import goes on where it was, since what is known and
 * unchanged is passed over.
 */
export async function importSource(
  run: Run,
  { onItem = () => {} }: { onItem?: () => void } = {},
): Promise<void> {
  const means = { authors: createAuthors(run), channels: createChannels(run), pictures: createPictures(run) }
  const seen = createKeySet()
  let articles: SourceArticle[] = []
  let characters = 0
  let comments: SourceComment[] = []
  let writingBefore: Promise<void> = Promise.resolve()
  let writing: Promise<void> = Promise.resolve()

  async function flushArticles(): Promise<void> {
    const batch = articles
    articles = []
    characters = 0
    if (batch.length === 0) return
    const ready = await prepareBatch(run, means, batch)
    await writingBefore
    writingBefore = writing
    writing = writing.then(() => (run.dryRun ? reportDry(run, ready) : writeBatch(run, ready)))
    // It is awaited with a batch to come; until then its failure must not count as unheard.
    writing.catch(() => {})
  }

  async function flushComments(): Promise<void> {
    const batch = comments
    comments = []
    if (batch.length === 0) return
    await flushArticles()
    await writing
    await writeLooseComments(run, batch)
  }

  async function takeArticle(article: SourceArticle): Promise<void> {
    if (!seen.addIsNew(article.key)) {
      run.report.fault({
        type: 'fault',
        position: article.position,
        reason: `the ID ${article.key} stands here again`,
      })
      return
    }
    articles.push(article)
    characters += sizeOf(article)
    if (articles.length >= ARTICLES_AT_ONCE || characters >= CHARACTERS_AT_ONCE) await flushArticles()
  }

  async function take(item: SourceItem): Promise<void> {
    if (item.type === 'article') await takeArticle(item)
    else if (item.type === 'account' || item.type === 'channel') await announce(run, means, item)
    else if (item.type === 'left-out') run.report.leftOut(item)
    else if (item.type === 'fault') run.report.fault(item)
    else if (item.type === 'cut') run.report.cut({ position: item.position, reason: item.reason })
    else {
      comments.push(item)
      if (comments.length >= COMMENTS_AT_ONCE) await flushComments()
    }
  }

  try {
    for await (const item of run.source.items()) {
      // Articles are tidied field by field, with a note of what that changed.
      await take(item.type === 'article' ? withCleanKeys(item) : cleanTexts(item))
      onItem()
    }
    await flushArticles()
    await flushComments()
  } finally {
    await writing
  }
  reportUnused(run, means)
}

/** One that the portal cannot take stops its own articles only. */
async function announce(run: Run, { authors, channels }: Means, item: SourceAccount | SourceChannel) {
  try {
    if (item.type === 'account') await authors.announce(item)
    else await channels.announce(item)
  } catch (error) {
    if (!isOfItem(error)) throw error
    run.report.fault({ type: 'fault', position: item.position, reason: describe(error) })
  }
}

/** What an article is found by must be the same text everywhere it is named. */
function withCleanKeys(article: SourceArticle): SourceArticle {
  const { key, authorKey, channelKey, comments } = article
  const keys = cleanTexts({ key, authorKey, channelKey, comments, addresses: article.addresses })
  return { ...article, ...keys }
}

async function prepareBatch(run: Run, means: Means, batch: SourceArticle[]): Promise<Ready[]> {
  const place = { db: run.database.db, source: run.source.name }
  const known = await findImported(
    place,
    'article',
    batch.map(({ key }) => key),
  )
  let turn: Promise<void> = Promise.resolve()
  const ready = await Promise.all(
    batch.map((article, at) => {
      // Between a few of them the database is answered, which would have nothing to do otherwise.
      if (at % ARTICLES_A_TURN === 0) turn = turn.then(() => setImmediate())
      return turn.then(() => prepareOrReport(run, means, article, known.get(article.key)))
    }),
  )
  return ready.filter((one) => one !== undefined)
}

async function prepareOrReport(
  run: Run,
  means: Means,
  article: SourceArticle,
  known: Imported | undefined,
): Promise<Ready | undefined> {
  try {
    return await prepareArticle(run, means, article, known)
  } catch (error) {
    if (!isOfItem(error)) throw error
    reportFailure(run, article, error)
    return undefined
  }
}

async function reportDry(run: Run, batch: Ready[]): Promise<void> {
  for (const ready of batch) {
    const { key, position, title } = ready.article
    const entry = { key, position, title, changed: [], lost: [], missing: [] }
    if ('unchanged' in ready) run.report.article({ ...entry, outcome: 'unchanged' })
    else {
      const { changed, lost, missing, timing } = ready
      run.report.article({
        ...entry,
        outcome: ready.isNew ? 'created' : 'revised',
        changed,
        lost,
        missing,
        status: timing.status,
      })
    }
    run.report.comments({ created: ready.article.comments.length })
  }
}

function reportUnused(run: Run, { authors, channels }: Means): void {
  for (const { key, name, position } of authors.unused())
    run.report.leftOut({
      type: 'left-out',
      kind: 'author',
      key,
      title: name,
      position,
      reason: 'without_articles',
    })
  for (const { key, names, position } of channels.unused()) {
    const title = Object.values(names)[0] ?? key
    run.report.leftOut({
      type: 'left-out',
      kind: 'category',
      key,
      title,
      position,
      reason: 'without_articles',
    })
  }
}

function sizeOf({ body }: SourceArticle): number {
  if (body.format === 'html') return body.html.length
  return body.format === 'markdown' ? body.markdown.length : 10_000
}
