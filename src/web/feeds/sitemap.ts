import { eachListed, type ListedArticle, pageOfArticles, sitemapStarts } from '../../domain/listing/index.ts'
import { localText } from '../../domain/settings/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { WebContext } from '../http/context.ts'
import { articleAddress } from './article-address.ts'
import { xml } from './xml.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const SPACES =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
/** Articles in one file; the protocol allows 50,000 addresses and 50 MB. */
export const SITEMAP_SIZE = 5000
const NEWS_HOURS = 48
const NEWS_MOST = 1000

/** The index: pages, news, and one file for each run of articles, each named by the article it begins after. */
export async function sitemapIndex(context: WebContext): Promise<string> {
  const { publicUrl } = context.config
  const starts = await sitemapStarts(context.database, SITEMAP_SIZE)
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

/** One run of articles after an ID ('0' begins), with their cover pictures. */
export async function sitemapArticles(context: WebContext, after: string): Promise<string> {
  if (after !== '0' && !isId(after)) throw new CodedError('http.not_found')
  const articles = await eachListed(context.database, after, SITEMAP_SIZE)
  return urlset(articles.map((article) => articleEntry(context, article, '')))
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
