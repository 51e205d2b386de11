import { findHistory, type PublishedArticle, revisionTexts } from '../../../domain/articles/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { diffRevisions } from '../../ui/diff.ts'
import { translate } from '../../ui/messages.ts'
import { breadcrumb } from '../breadcrumb.ts'
import { articlePath } from '../teaser.ts'
import { HistoryView } from '../views/history.tsx'

/**
 * `/a/{id}/history?shown={number}`: the published revisions, and one of them against the one published before it (the
 * latest unless asked otherwise). Two queries beside the article's.
 */
export async function historyPage(
  context: WebContext,
  view: View,
  article: PublishedArticle,
  query: unknown,
): Promise<Rendered> {
  const history = await findHistory(context.database, article.id)
  const at = shownIndex(history, (query as { shown?: unknown }).shown)
  const newer = history[at]
  const older = history[at + 1]
  const path = `/a/${article.id}/history`
  const { settings, channels } = await context.portal.get()
  const channel = channels.find((one) => one.id === article.channelId)
  const t = translate(view.language)
  const href = articlePath(article)
  const model = {
    frame: await frameOf(context, view, {
      title: `${t('reader.history.title')}: ${article.title}`,
      path,
      noIndex: true,
    }),
    breadcrumb: [...breadcrumb(settings, view.language, channel), { name: article.title, href }],
    article: { title: article.title, href, language: article.language },
    revisions: history.map(({ number, kind, note, at: publishedAt }, index) => ({
      number,
      kind,
      note,
      at: publishedAt,
      diffHref: index < history.length - 1 ? `${path}?shown=${number}` : undefined,
      current: index === 0,
      shown: index === at && older !== undefined,
    })),
    diff: newer && older ? await diffOf(context, article, older.number, newer.number) : undefined,
  }
  return { view: <HistoryView {...model} />, tags: [`article:${article.id}`] }
}

function shownIndex(history: { number: number }[], shown: unknown): number {
  if (shown === undefined) return 0
  const at = history.findIndex((revision) => String(revision.number) === shown)
  if (at < 0) throw new CodedError('http.not_found')
  return at
}

async function diffOf(context: WebContext, article: PublishedArticle, older: number, newer: number) {
  const texts = await revisionTexts(context.database, article.id, [older, newer])
  const before = texts.get(older)
  const after = texts.get(newer)
  if (!before || !after) return undefined
  return { older, newer, changes: diffRevisions(before, after, article.language) }
}
