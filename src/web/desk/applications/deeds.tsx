import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  APPLICATION_DECISIONS,
  type Application,
  assignApplication,
  DECISIONS,
  decideAppeal,
  decideApplication,
  noteOnApplication,
} from '../../../domain/applications/index.ts'
import { templatesFor } from '../../../domain/templates/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { outcomeOf } from '../../http/errors.ts'
import { type FormValues, formValues } from '../../http/form-values.ts'
import { requestView } from '../../http/respond.ts'
import { translate } from '../../ui/messages.ts'
import { createVoice } from '../../ui/voice.ts'
import { type AtDesk, loadDesk } from '../load-desk.ts'
import { type Asked, addressOf, askedIn } from './asked.ts'
import { REASONED, reasonOf, type TypedDecision } from './decision-form.tsx'
import type { DoneOutcome } from './done.tsx'
import { APPLICATIONS, type ById, loadForReview, nextOf } from './load.ts'
import { showDetail, templateKind } from './show-detail.tsx'
import { stepWords, troubleWords } from './words.ts'

/** What editors do with an application; after a decision the next one is opened. */
export function applicationDeeds(app: FastifyInstance, context: WebContext): void {
  app.post<ById>('/applications/:id/decision', async (request, reply) => {
    const desk = await loadDesk(context, request, APPLICATIONS)
    const before = await loadForReview(context, desk, request.params.id)
    const form = formValues(request.body)
    const asked = backIn(form)
    const typed = typedIn(form)
    try {
      const outcome = await decide(context, desk, before, form, typed)
      const next = await nextOf(context, desk, asked, before)
      return reply.redirect(
        addressOf(next ? asked : { ...asked, after: undefined }, next, { done: outcome, last: before.id }),
        303,
      )
    } catch (error) {
      return showTrouble(context, request, reply, { desk, asked, id: before.id, error, typed })
    }
  })

  app.post<ById>('/applications/:id/assignment', async (request, reply) => {
    const desk = await loadDesk(context, request, APPLICATIONS)
    const { id } = await loadForReview(context, desk, request.params.id)
    const form = formValues(request.body)
    const given = { applicationId: id, to: form.text('to') || null, actor: desk.actor, now: context.now() }
    try {
      await transact(context.database, (tx) => assignApplication(tx, given))
    } catch (error) {
      return showTrouble(context, request, reply, { desk, asked: backIn(form), id, error })
    }
    return reply.redirect(addressOf(backIn(form), id), 303)
  })

  app.post<ById>('/applications/:id/notes', async (request, reply) => {
    const desk = await loadDesk(context, request, APPLICATIONS)
    const { id } = await loadForReview(context, desk, request.params.id, 'application.note')
    const form = formValues(request.body)
    const text = form.text('note')
    try {
      await transact(context.database, (tx) =>
        noteOnApplication(tx, { applicationId: id, text, actor: desk.actor, now: context.now() }),
      )
    } catch (error) {
      return showTrouble(context, request, reply, { desk, asked: backIn(form), id, error, unsent: text })
    }
    return reply.redirect(addressOf(backIn(form), id), 303)
  })
}

/** The filters that a form brings back. */
function backIn(form: FormValues): Asked {
  return askedIn(Object.fromEntries(new URLSearchParams(form.text('back').slice(0, 500))))
}

function typedIn(form: FormValues): TypedDecision | undefined {
  const decide = REASONED.find((one) => one === form.text('decision'))
  return decide && { decide, words: form.text('words'), templates: form.texts('template') }
}

async function decide(
  context: WebContext,
  { actor }: AtDesk,
  application: Application,
  form: FormValues,
  typed: TypedDecision | undefined,
): Promise<DoneOutcome> {
  const kind = typed && templateKind(typed.decide)
  const templates = kind ? await templatesFor(context.database.db, kind) : []
  const words = typed ? reasonOf(application, templates, typed) : { reason: '' }
  const given = { ...words, applicationId: application.id, actor, now: context.now() }
  return transact(context.database, async (tx) => {
    if (typed?.decide === 'grant' || typed?.decide === 'dismiss') {
      await decideAppeal(tx, { ...given, decision: typed.decide })
      return typed.decide === 'grant' ? 'granted' : 'dismissed'
    }
    const decision = APPLICATION_DECISIONS.find((one) => one === form.text('decision'))
    if (!decision) throw new CodedError('http.bad_request')
    const version = Number(form.text('version') || -1)
    return (await decideApplication(tx, { ...given, decision, version })).outcome
  })
}

type Failed = {
  desk: AtDesk
  asked: Asked
  id: string
  error: unknown
  typed?: TypedDecision
  unsent?: string
}

/** The application as it stands now, why nothing was done, and what was typed. */
export async function showTrouble(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { desk, asked, id, error, typed, unsent }: Failed,
): Promise<FastifyReply> {
  if (!(error instanceof CodedError)) throw error
  const { language } = await requestView(context, request)
  const application = await loadForReview(context, desk, id)
  const { status } = outcomeOf(error)
  if (error.code === 'application.decided') {
    const trouble = { ...(await firstDecision(context, application, language)), unsent: typed?.words }
    return showDetail(context, request, reply, { desk, asked, application, trouble, status })
  }
  const words = troubleWords(language, error, application.handle)
  if (!words) throw error
  const inField = error.code.startsWith('application.reason')
  if (
    typed &&
    (inField ||
      application.state ===
        (typed.decide === 'changes' || typed.decide === 'refuse' ? 'submitted' : 'appealed'))
  )
    return showDetail(context, request, reply, {
      desk,
      asked,
      application,
      typed: { ...typed, trouble: inField ? words : undefined },
      trouble: inField ? undefined : { title: words },
      status,
    })
  const trouble = { title: words, unsent: typed?.words || unsent }
  return showDetail(context, request, reply, { desk, asked, application, trouble, status })
}

/** Who decided first, what, when and why. */
async function firstDecision(
  context: WebContext,
  { steps }: Application,
  language: Parameters<typeof translate>[0],
) {
  const t = translate(language)
  const { settings } = await context.portal.get()
  const first = steps.findLast(({ kind }) => DECISIONS.includes(kind))
  if (!first) return { title: t('desk.app.decidedTitle') }
  const date = createVoice(language, settings.timeZone).dateTime(first.at)
  const what = stepWords(t, first)
  return {
    title: t('desk.app.decidedTitle'),
    text: [`${what} · ${date}`, first.reason].filter(Boolean).join('\n'),
  }
}
