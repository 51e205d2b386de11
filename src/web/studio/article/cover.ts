import type { FastifyInstance } from 'fastify'
import { checkReferences, findDraft, lockAllowed, writeFields } from '../../../domain/drafts/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { findArticleHere } from '../load.ts'
import type { TakeFile } from './media-api.ts'

/** `POST cover`: a picture becomes an article's cover. A form, for pages without script too. */
export function coverRoute(app: FastifyInstance, context: WebContext, takeFile: TakeFile): void {
  app.post('/articles/:id/cover', async (request, reply) => {
    const { subject, actor } = await findArticleHere(context, request, 'article.write')
    const { articleId, accountId } = subject
    const coverMediaId = await takeFile(request, accountId, actor.personId)
    await transact(context.database, async (tx) => {
      await lockAllowed(tx, articleId, 'article.write', actor)
      const draft = await findDraft(tx.db, articleId)
      if (!draft) throw new CodedError('article.not_found', { articleId })
      // A video is no cover, whatever was chosen.
      await checkReferences(tx, accountId, draft.fields, { coverMediaId })
      await writeFields(tx, { articleId, fields: { coverMediaId }, actor, now: context.now() })
    })
    return reply.redirect(`/studio/articles/${articleId}`, 303)
  })
}
