import {
  eachListed,
  type ListedArticle,
  pageOfArticles,
  sitemapEnd,
  sitemapStarts,
} from '../../domain/listing/index.ts'
import { localText } from '../../domain/settings/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { WebContext } from '../http/context.ts'
import { articleAddress } from './article-address.ts'
import { xml } from './xml.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const SPACES =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
/** Addresses that the protocol allows in one file. */
const MOST_ADDRESSES = 50_000
const NEWS_HOURS = 48
const NEWS_MOST = 1000

/** The index: pages, news, and one file for each run of articles, each named by the article it begins after. */
export async function sitemapIndex(context: WebContext): Promise<string> {
  const { publicUrl } = context.config
  const starts = await sitemapStarts(context.database)
  const files = [
    '/sitemap-pages.xml',
    '/sitemap-news.xml',
    ...starts.map((start) => `/sitemap-articles.xml?older=${start}`),
  ]
  const entries = files.map((file) => `<sitemap><loc>${xml(new URL(file, publicUrl).href)}</loc></sitemap>`)
  return `${HEAD}<sitemapindex ${SPACES}>${entries.join('\n')}</sitemapindex>`
}

/** Front, hot, about, help and the channels. */
export async function sitemapPages(context: WebContext): Promise<string> {
  const { channels } = await context.portal.get()
  const paths = [
    '/',
    '/hot',
    '/about',
    '/apply',
    '/help',
    '/help/authors',
    '/help/editors',
    ...channels.map((channel) => `/c/${encodeURIComponent(channel.slug)}`),
  ]
  return urlset(
    paths.map((path) => `<url><loc>${xml(new URL(path, context.config.publicUrl).href)}</loc></url>`),
  )
}

/**
 * One file of articles, begun after an ID ('0' the first), with their cover pictures; part by part, so that one of ten
 * thousand takes no more memory than one of a hundred. Throws `http.not_found` where no file begins.
 */
export async function sitemapArticles(context: WebContext, after: string): Promise<AsyncIterable<string>> {
  const isStart = after === '0' || isId(after)
  const until = isStart ? await sitemapEnd(context.database, after) : undefined
  if (until === undefined) throw new CodedError('http.not_found')
  return articleParts(context, eachListed(context.database, { after, until, most: MOST_ADDRESSES }))
}

async function* articleParts(
  context: WebContext,
  batches: AsyncIterable<ListedArticle[]>,
): AsyncGenerator<string> {
  yield `${HEAD}<urlset ${SPACES}>`
  for await (const articles of batches)
    yield articles.map((article) => `${articleEntry(context, article, '')}\n`).join('')
  yield '</urlset>'
}

/** Articles of the last two days, at most a thousand, with what news search wants to know. */
export async function sitemapNews(context: WebContext): Promise<string> {
  const { settings } = await context.portal.get()
  const since = context.now().getTime() - NEWS_HOURS * 3600_000
  const { articles } = await pageOfArticles(context.database, { kind: 'portal' }, { size: NEWS_MOST })
  const recent = articles.filter((article) => article.publishedAt.getTime() >= since)
  const name = localText(settings.portalName, settings.defaultLanguage)
  return urlset(recent.map((article) => articleEntry(context, article, newsPart(article, name))))
}

function newsPart(article: ListedArticle, portal: string): string {
  // Google's news sitemaps take ISO 639 codes, and zh-cn for simplified Chinese.
  const language = article.language.toLowerCase().startsWith('zh') ? 'zh-cn' : article.language.slice(0, 2)
  return `<news:news><news:publication><news:name>${xml(portal)}</news:name><news:language>${xml(language)}</news:language></news:publication><news:publication_date>${article.publishedAt.toISOString()}</news:publication_date><news:title>${xml(article.title)}</news:title></news:news>`
}

function articleEntry(context: WebContext, article: ListedArticle, extra: string): string {
  const { publicUrl } = context.config
  const image = article.cover
    ? `<image:image><image:loc>${xml(new URL(`/media/${article.cover.id}`, publicUrl).href)}</image:loc></image:image>`
    : ''
  return `<url><loc>${xml(articleAddress(article, publicUrl))}</loc><lastmod>${article.updatedAt.toISOString()}</lastmod>${extra}${image}</url>`
}

function urlset(entries: string[]): string {
  return `${HEAD}<urlset ${SPACES}>${entries.join('\n')}</urlset>`
}
