import type { FastifyRequest } from 'fastify'
import { type Action, mustBeAllowed } from '../../../domain/permissions/index.ts'
import { type ArticleRecord, findRecord } from '../../../domain/reviewing/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import type { WebContext } from '../../http/context.ts'
import { type AtDesk, loadDesk } from '../load-desk.ts'

/** The article of an address, for an editor who may do this to it. Throws as `mustBeAllowed`. One query beside the desk's. */
export async function loadRecord(
  context: WebContext,
  request: FastifyRequest,
  action: Action = 'article.review',
): Promise<{ desk: AtDesk; record: ArticleRecord }> {
  const { id = '' } = request.params as { id?: string }
  const [desk, record] = await Promise.all([
    loadDesk(context, request, { members: false }),
    isId(id) ? findRecord(context.database, id) : undefined,
  ])
  if (!record) throw new CodedError('article.not_found', { articleId: id })
  mustBeAllowed(desk.actor, action, record.subject, 'article.not_found')
  return { desk, record }
}
