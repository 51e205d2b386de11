import type { FastifyInstance } from 'fastify'
import { handleProblem } from '../../../domain/accounts/index.ts'
import { saveApplication } from '../../../domain/applications/index.ts'
import { countAttempt } from '../../../domain/people/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { outcomeOf } from '../../http/errors.ts'
import { formValues } from '../../http/form-values.ts'
import { requestView } from '../../http/respond.ts'
import { translate } from '../../ui/messages.ts'
import { applicantOf, type ById, ownApplication } from '../applicant.ts'
import { typedFields, typedVersion } from '../read-form.ts'
import { fieldWords, handleWords } from '../words.ts'

const CHECKS = { max: 60, windowSeconds: 60 }

/** What the form's script asks for: keeping what is typed, and whether a handle is free. */
export function autosave(app: FastifyInstance, context: WebContext): void {
  app.put<ById>('/:id', async (request, reply) => {
    const { id } = request.params
    await ownApplication(context, request, id, 'application.write')
    const form = formValues(request.body)
    const save = {
      applicationId: id,
      version: typedVersion(form),
      fields: typedFields(form),
      actor: applicantOf(request),
      now: context.now(),
    }
    try {
      const { version, savedAt } = await transact(context.database, (tx) => saveApplication(tx, save))
      return reply.send({ version, savedAt: savedAt.toISOString() })
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      const { status, code } = outcomeOf(error)
      const { language } = await requestView(context, request)
      const errors = fieldWords(language, (error.details.errors ?? {}) as Record<string, string>)
      return reply.code(status).send({ code, errors, version: error.details.version })
    }
  })

  app.get<{ Querystring: { handle?: unknown } }>('/handle', async (request, reply) => {
    const { language } = await requestView(context, request)
    const t = translate(language)
    const { personId } = applicantOf(request)
    const retryAfter = await countAttempt(
      context.database.db,
      `application.handle:${personId}`,
      CHECKS,
      context.now(),
    )
    if (retryAfter > 0)
      return reply
        .code(429)
        .header('retry-after', retryAfter)
        .send({ ok: false, code: 'http.too_many', message: t('apply.handle.tooMany') })
    const asked = typeof request.query.handle === 'string' ? request.query.handle.slice(0, 100) : ''
    const handle = asked.trim().replace(/^@/, '').toLowerCase()
    const problem = await handleProblem(context.database.db, handle)
    if (!problem) return reply.send({ ok: true, handle, message: t('apply.handleFree', { handle }) })
    const message = handleWords(language, problem.code, problem.like)
    return reply.send({ ok: false, handle, ...problem, message })
  })
}
