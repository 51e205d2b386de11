import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findArticle, type PublishedArticle } from '../../domain/articles/index.ts'
import { CodedError, hasCode } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { WebContext } from '../http/context.ts'
import { OLD_NUMBER } from '../http/page-key.ts'
import { type Rendered, requestView, respondOnce, respondPage } from '../http/respond.ts'
import type { View } from '../http/view.ts'
import { readingOf } from './access/choices.ts'
import { movedTo } from './moved-to.ts'
import { accountPage } from './pages/account.tsx'
import { accountArticles, accountSeries } from './pages/account-past.tsx'
import { articlePage } from './pages/article.tsx'
import { frontPage } from './pages/front.tsx'
import { historyPage } from './pages/history.tsx'
import { channelPage, topicPage } from './pages/list.tsx'
import { mastodonPage } from './pages/mastodon.tsx'
import { aboutPage, accessibilityPage, applyPage, hotPage } from './pages/plain.tsx'
import { seriesPage } from './pages/series.tsx'
import { articlePath } from './teaser.ts'

type Params = Record<string, string>
type Make = (view: View, params: Params, query: unknown) => Promise<Rendered>

/** The pages that everyone may read, each the same for all readers of an edition and language. */
export function readerPages(app: FastifyInstance, context: WebContext): void {
  const page = (path: string, make: Make): void => {
    app.get(path, (request, reply) =>
      respondPage(context, request, reply, (view) => make(view, request.params as Params, request.query)),
    )
  }
  app.get('/', async (request, reply) => {
    const moved = OLD_NUMBER.test(request.url) ? await movedTo(context, request.url) : undefined
    if (moved) return reply.redirect(moved, 301)
    return respondPage(context, request, reply, (view) => frontPage(context, view))
  })
  page('/c/:slug', (view, { slug = '' }, query) => channelPage(context, view, slug, query))
  page('/t/:slug', (view, { slug = '' }, query) => topicPage(context, view, slug, query))
  page('/@:handle', (view, { handle = '' }) => accountPage(context, view, handle))
  page('/@:handle/articles', (view, { handle = '' }, query) => accountArticles(context, view, handle, query))
  page('/@:handle/series', (view, { handle = '' }) => accountSeries(context, view, handle))
  page('/series/:id', (view, { id = '' }) => seriesPage(context, view, id))
  page('/hot', (view, _, query) => hotPage(context, view, query))
  page('/about', (view) => aboutPage(context, view))
  page('/apply', (view) => applyPage(context, view))
  app.get('/accessibility', async (request, reply) => {
    const reading = readingOf(request.headers.cookie)
    const make = (view: View) => accessibilityPage(context, view, request.query, reading)
    const view = await requestView(context, request)
    if (!view.reading) return respondPage(context, request, reply, make)
    return respondOnce(context, reply, view, 200, (await make(view)).view)
  })
  app.get('/a/:id/history', (request, reply) => respondHistory(context, request, reply))
  app.get('/a/:id/share/mastodon', async (request, reply) => {
    const { id = '' } = request.params as Params
    const { server } = request.query as Record<string, unknown>
    const view = await requestView(context, request)
    const article = await published(context, id)
    const typed = typeof server === 'string' ? server.slice(0, 300) : ''
    return respondOnce(context, reply, view, 200, await mastodonPage(context, view, article, typed))
  })
  app.get('/a/:id', (request, reply) => respondArticle(context, request, reply))
  app.get('/a/:id/:slug', (request, reply) => respondArticle(context, request, reply))
}

/** An article at its canonical address; any other slug redirects there. Retracted: 410. */
async function respondArticle(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { id = '', slug = '' } = request.params as Params
  try {
    await respondPage(context, request, reply, async (view) => {
      const article = await published(context, id)
      if (slug !== article.slug) throw new CodedError('http.moved', { to: articlePath(article) })
      return articlePage(context, view, article)
    })
  } catch (error) {
    if (!hasCode(error, 'http.moved')) throw error
    await reply.header('cache-control', 'public, max-age=300').redirect(String(error.details.to), 301)
  }
}

function respondHistory(context: WebContext, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { id = '' } = request.params as Params
  return respondPage(context, request, reply, async (view) =>
    historyPage(context, view, await published(context, id), request.query),
  )
}

/** The article that readers see. Throws `article.not_found`, `article.retracted` (with what its page says). */
export async function published(context: WebContext, id: string): Promise<PublishedArticle> {
  if (!isId(id)) throw new CodedError('article.not_found', { id })
  const found = await findArticle(context.database, id)
  if (found.state === 'published') return found.article
  if (found.state === 'retracted') throw new CodedError('article.retracted', found)
  throw new CodedError('article.not_found', { id })
}
