import { articlesOfSeries, findSeries, type SeriesArticle } from '../../../domain/series/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import { readingMinutes } from '../../../kernel/text/index.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { articlePath, toHotItems } from '../teaser.ts'
import type { Teaser } from '../view-models.ts'
import { SeriesView } from '../views/series.tsx'

const HOT = 8

/** `/series/{id}`: the articles of a series in their order, at most 500. Two queries. Throws `series.not_found`. */
export async function seriesPage(context: WebContext, view: View, id: string): Promise<Rendered> {
  const series = isId(id) ? await findSeries(context.database, id) : undefined
  if (!series) throw new CodedError('series.not_found', { id })
  const [articles, hot] = await Promise.all([articlesOfSeries(context.database, id), context.shared.hot()])
  const frame = await frameOf(context, view, {
    title: series.title,
    description: series.description,
    path: `/series/${id}`,
  })
  const account = { name: series.accountName, href: `/@${series.handle}` }
  const { title, description, followers } = series
  const model = { frame, account, title, description, subject: { id, followers } }
  return {
    view: <SeriesView {...model} articles={articles.map(toTeaser)} hot={toHotItems(hot.value, HOT)} />,
    tags: [
      `series:${id}`,
      `followers:${id}`,
      `account:${series.accountId}`,
      ...articles.map((one) => `article:${one.id}`),
      ...hot.tags,
    ],
  }
}

function toTeaser({ account, units, ...article }: SeriesArticle): Teaser {
  const { handle, name } = account
  return {
    ...article,
    href: articlePath(article),
    account: { handle, name, href: `/@${handle}` },
    minutes: readingMinutes(units),
  }
}
