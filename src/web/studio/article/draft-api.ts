import type { FastifyInstance } from 'fastify'
import {
  checkFields,
  keepLosing,
  leaveWriting,
  type Saving,
  saveDraft,
  takeWriting,
} from '../../../domain/drafts/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { findArticleHere, type WhoWithArticle } from '../load.ts'

/** A document has two megabytes at most; as JSON in a request it is a little more. */
export const DRAFT_BODY_LIMIT = 3 * 1024 * 1024
const SESSION = /^[\w-]{8,64}$/

type Json = Record<string, unknown>

/** What the editor's element says and asks: `PUT draft`, `POST copies`, `POST writing`. JSON in, JSON out. */
export function draftApi(app: FastifyInstance, context: WebContext): void {
  const options = { bodyLimit: DRAFT_BODY_LIMIT }

  app.put('/articles/:id/draft', options, async (request, reply) => {
    const who = await findArticleHere(context, request, 'article.write')
    const saving = savingOf(context, who, request.body)
    const saved = await transact(context.database, (tx) => saveDraft(tx, saving))
    return reply.send(saved)
  })

  app.post('/articles/:id/copies', options, async (request, reply) => {
    const who = await findArticleHere(context, request, 'article.read')
    const saving = savingOf(context, who, request.body)
    const kept = await transact(context.database, (tx) => keepLosing(tx, saving))
    return reply.code(201).send(kept)
  })

  app.post('/articles/:id/writing', async (request, reply) => {
    const { subject, actor } = await findArticleHere(context, request, 'article.write')
    const { articleId } = subject
    const body = asJson(request.body)
    const session = sessionOf(body)
    const writing = await transact(context.database, async (tx) => {
      if (body.leave === true) return leaveWriting(tx, articleId, session)
      return takeWriting(tx, {
        articleId,
        session,
        takeOver: body.takeOver === true,
        actor,
        now: context.now(),
      })
    })
    return reply.send({ writing: writing ? { name: writing.name, since: writing.since } : null })
  })
}

function savingOf(context: WebContext, { subject, actor }: WhoWithArticle, given: unknown): Saving {
  const body = asJson(given)
  const { baseVersion } = body
  if (typeof baseVersion !== 'number' || !Number.isInteger(baseVersion) || baseVersion < 0)
    throw new CodedError('draft.invalid', { field: 'baseVersion', problem: 'unknown' })
  const { articleId } = subject
  const session = sessionOf(body)
  return {
    articleId,
    baseVersion,
    session,
    fields: checkFields(asJson(body.fields)),
    actor,
    now: context.now(),
  }
}

function sessionOf({ session }: Json): string {
  if (typeof session === 'string' && SESSION.test(session)) return session
  throw new CodedError('draft.invalid', { field: 'session', problem: 'unknown' })
}

function asJson(value: unknown): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  throw new CodedError('draft.invalid', { field: 'fields', problem: 'unknown' })
}
