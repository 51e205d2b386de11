import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebContext } from '../http/context.ts'
import { respondPage } from '../http/respond.ts'
import { atom } from './atom.ts'
import { type Asked, feedOf } from './feed.ts'
import { jsonFeed } from './json-feed.ts'
import { robots } from './robots.ts'
import { partsSender } from './send-parts.ts'
import { sitemapArticles, sitemapIndex, sitemapNews, sitemapPages } from './sitemap.ts'

const ATOM = 'application/atom+xml; charset=utf-8'
const JSON_FEED = 'application/feed+json; charset=utf-8'
/** What depends on the time is made anew each hour, see `src/jobs.ts`. */
const HOUR_TAG = 'hour'
const XML = 'application/xml; charset=utf-8'

/** Feeds, sitemaps and robots, cached and purged like pages. */
export function feeds(app: FastifyInstance, context: WebContext): void {
  const { publicUrl } = context.config
  const feed = (
    path: string,
    asked: (params: Record<string, string>) => Asked,
    format: typeof atom,
    type: string,
  ) =>
    app.get(path, (request, reply) =>
      respondPage(context, request, reply, async (view) => {
        const found = await feedOf(context, view, asked(request.params as Record<string, string>))
        const self = new URL(request.url.split('?')[0] ?? '/', publicUrl).href
        return { text: format(found, self, publicUrl), type, tags: found.tags }
      }),
    )
  feed('/feed.xml', () => ({ kind: 'portal' }), atom, ATOM)
  feed('/feed.json', () => ({ kind: 'portal' }), jsonFeed, JSON_FEED)
  feed('/c/:slug/feed.xml', ({ slug = '' }) => ({ kind: 'channel', slug }), atom, ATOM)
  feed('/@:handle/feed.xml', ({ handle = '' }) => ({ kind: 'account', handle }), atom, ATOM)
  feed('/@:handle/feed.json', ({ handle = '' }) => ({ kind: 'account', handle }), jsonFeed, JSON_FEED)

  const file = (path: string, type: string, tags: string[], make: () => Promise<string> | string) =>
    app.get(path, (request: FastifyRequest, reply: FastifyReply) =>
      respondPage(context, request, reply, async () => ({ text: await make(), type, tags })),
    )
  file('/sitemap.xml', XML, ['sitemaps'], () => sitemapIndex(context))
  file('/sitemap-pages.xml', XML, [], () => sitemapPages(context))
  file('/sitemap-news.xml', XML, ['newest', HOUR_TAG], () => sitemapNews(context))
  file('/robots.txt', 'text/plain; charset=utf-8', [], () => robots(publicUrl))

  const sendParts = partsSender()
  app.get('/sitemap-articles.xml', async (request, reply) => {
    const parts = await sitemapArticles(context, String((request.query as { older?: string }).older ?? '0'))
    return sendParts(request, reply, XML, parts)
  })
}
