import type { FastifyInstance } from 'fastify'
import { checkLinks, findDraft, linksOf } from '../../../domain/drafts/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { admitCostly } from '../admit.ts'
import { findArticleHere } from '../load.ts'
import { OneAtATime } from '../one-at-a-time.ts'

/** Checks of whole articles that wait for their turn in one process. */
const MOST_WAITING = 5

/** `POST link-check`: which links of an article lead nowhere. JSON. */
export function linkCheck(app: FastifyInstance, context: WebContext): void {
  const turns = new OneAtATime(MOST_WAITING)
  app.post('/articles/:id/link-check', async (request, reply) => {
    const { subject, actor } = await findArticleHere(context, request, 'article.write')
    const draft = await findDraft(context.database.db, subject.articleId)
    if (!draft) throw new CodedError('article.not_found')
    await admitCostly(context, actor.personId, 'links')
    const links = linksOf(draft.fields.body)
    const found = await turns.run(() => checkLinks(context.database, links, context.now()))
    if (request.headers.accept?.includes('application/json')) return reply.send({ links: found })
    return reply.redirect(`/studio/articles/${subject.articleId}/submission?links`, 303)
  })
}
