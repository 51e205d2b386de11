import { type AccountMonth, monthsOfAccount, pageOfArticles } from '../../../domain/listing/index.ts'
import { listedSeriesOf } from '../../../domain/series/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { fromWallTime } from '../../../kernel/time/index.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { translate } from '../../ui/messages.ts'
import { cursorsOf, pagingOf, pathAt } from '../paging.ts'
import { articleTags, toTeaser } from '../teaser.ts'
import { AccountArticlesView, monthName } from '../views/account-past.tsx'
import { AccountSeriesView } from '../views/account-series.tsx'
import { accountOf, accountTags, headOf } from './account.tsx'

const SIZE = 30

/** `/@{handle}/articles?month=`: all of them or a month's, by key. Three queries beside the portal's own. Throws `account.not_found`, `http.not_found`. */
export async function accountArticles(
  context: WebContext,
  view: View,
  handle: string,
  query: unknown,
): Promise<Rendered> {
  const cursors = cursorsOf(query)
  const { settings } = await context.portal.get()
  const month = monthOf(query, settings.timeZone)
  const account = await accountOf(context, handle)
  const [page, months] = await Promise.all([
    pageOf(context, account.id, cursors, month),
    monthsOfAccount(context.database, account.id, settings.timeZone),
  ])
  const path = `/@${account.handle}/articles`
  const own = month ? `${path}?month=${month.name}` : path
  const title = translate(view.language)('reader.account.allOf', { name: account.name })
  const model = {
    frame: await frameOf(context, view, {
      title: month ? `${title} · ${monthName(month.name, view)}` : title,
      path: pathAt(own, cursors),
    }),
    ...headOf(account),
    month: month?.name,
    months: months.map((one) => monthLink(one, path, month?.name)),
    articles: page.articles.map((one) => toTeaser(one)),
    paging: pagingOf(own, page),
  }
  return {
    view: <AccountArticlesView {...model} />,
    tags: [...accountTags(account.id), ...articleTags(page.articles)],
  }
}

/** `/@{handle}/series`: its series with something to read. Two queries beside the portal's own. Throws `account.not_found`. */
export async function accountSeries(context: WebContext, view: View, handle: string): Promise<Rendered> {
  const account = await accountOf(context, handle)
  const series = await listedSeriesOf(context.database, account.id)
  const t = translate(view.language)
  const model = {
    frame: await frameOf(context, view, {
      title: t('joining.account.seriesOf', { name: account.name }),
      path: `/@${account.handle}/series`,
    }),
    ...headOf(account),
    series: series.map(({ id, ...one }) => ({ ...one, href: `/series/${id}` })),
  }
  return {
    view: <AccountSeriesView {...model} />,
    tags: [...accountTags(account.id), ...series.map(({ id }) => `series:${id}`)],
  }
}

type Month = { name: string; from: Date; to: Date }
type Cursors = ReturnType<typeof cursorsOf>

/** A month is a stretch of the account's one list: the page begins at its end and stops at its beginning. */
async function pageOf(context: WebContext, id: string, cursors: Cursors, month: Month | undefined) {
  const scope = { kind: 'account', id } as const
  if (!month) return pageOfArticles(context.database, scope, { size: SIZE, ...cursors })
  const isFirst = !cursors.older && !cursors.newer
  const start = isFirst ? { older: { publishedAt: month.to, id: '' } } : cursors
  const page = await pageOfArticles(context.database, scope, { size: SIZE, ...start })
  const articles = page.articles.filter(
    ({ publishedAt }) => publishedAt >= month.from && publishedAt < month.to,
  )
  const reachesBefore = page.articles.some(({ publishedAt }) => publishedAt < month.from)
  const reachesAfter = page.articles.some(({ publishedAt }) => publishedAt >= month.to)
  return {
    articles,
    older: reachesBefore || articles.length === 0 ? undefined : page.older,
    newer: isFirst || reachesAfter || articles.length === 0 ? undefined : page.newer,
  }
}

/** The month of an address in the portal's zone. Throws `http.not_found` for what is none. */
function monthOf(query: unknown, zone: string): Month | undefined {
  const { month } = query as { month?: unknown }
  if (month === undefined) return undefined
  if (typeof month !== 'string' || !/^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/.test(month))
    throw new CodedError('http.not_found')
  const next = new Date(`${month}-01T00:00Z`)
  next.setUTCMonth(next.getUTCMonth() + 1)
  return {
    name: month,
    from: beginning(month, zone),
    to: beginning(next.toISOString().slice(0, 7), zone),
  }
}

/** Where clocks are put forward at midnight the day begins later, where they are put back at the first of both. */
function beginning(month: string, zone: string): Date {
  const wall = fromWallTime(`${month}-01T00:00`, zone)
  if (wall?.kind === 'one') return wall.at
  return wall?.kind === 'twice' ? wall.first : (wall?.after ?? new Date(`${month}-01T00:00Z`))
}

function monthLink({ month, count, isMore }: AccountMonth, path: string, current: string | undefined) {
  return { month, count, isMore, href: `${path}?month=${month}`, current: month === current }
}
