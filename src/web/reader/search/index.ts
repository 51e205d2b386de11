import type { FastifyInstance, FastifyReply } from 'fastify'
import { createSearch } from '../../../domain/search/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import type { WebContext } from '../../http/context.ts'
import { requestView, respondOnce, respondPage } from '../../http/respond.ts'
import { limitAsking } from './limit.ts'
import { openSearchXml } from './open-search.ts'
import { searchPage } from './page.tsx'
import { suggestionsFor } from './suggest.ts'

const SEARCHES_A_MINUTE = 120
const SUGGESTIONS_A_MINUTE = 400

/** `/search`, `/suggest` and `/opensearch.xml`. What was found is never kept: it is right after each commit. */
export function searching(app: FastifyInstance, context: WebContext): void {
  const search = createSearch(context.database)
  const maySearch = limitAsking(SEARCHES_A_MINUTE)
  const maySuggest = limitAsking(SUGGESTIONS_A_MINUTE)
  app.get('/search', async (request, reply) => {
    maySearch(request.ip, context.now())
    const view = await requestView(context, request)
    return respondOnce(context, reply, view, 200, await searchPage(context, search, view, request.query))
  })
  app.get('/suggest', async (request, reply) => {
    maySuggest(request.ip, context.now())
    const { q, form } = request.query as Record<string, unknown>
    const found = await suggestionsFor(search, q, context.now())
    return answerSuggestions(
      reply,
      form === 'opensearch' ? [String(q ?? ''), found.map(({ name }) => name)] : found,
    )
  })
  app.get('/opensearch.xml', (request, reply) =>
    respondPage(context, request, reply, async (view) => {
      const { settings } = await context.portal.get()
      const name = localText(settings.portalName, view.language)
      const tagline = localText(settings.tagline, view.language)
      const text = openSearchXml({ name, tagline, publicUrl: context.config.publicUrl })
      return { text, type: 'application/opensearchdescription+xml; charset=utf-8', tags: [] }
    }),
  )
}

function answerSuggestions(reply: FastifyReply, body: unknown): FastifyReply {
  return reply
    .headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .send(JSON.stringify(body))
}
