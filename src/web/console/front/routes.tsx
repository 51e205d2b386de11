import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  changeSettings,
  checkSettings,
  DEFAULT_FRONT,
  type FrontSettings,
  readSettings,
  settingsStamp,
} from '../../../domain/settings/index.ts'
import { CodedError, hasCode } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { requestView, respondOnce } from '../../http/respond.ts'
import type { FieldErrorKeys } from '../../ui/settings-fields.tsx'
import { respondConsole } from '../respond-console.tsx'
import { type FrontTyped, frontPatch, frontQuery, moved, readFrontForm, typedFront } from './front-form.ts'
import { FrontForm } from './front-view.tsx'

const PATH = '/console/front'
const KEYS = ['frontBlocks', 'frontFill', 'placementSecondApproval'] as const

type Shown = {
  typed?: FrontTyped
  errors?: FieldErrorKeys
  saved?: boolean
  stale?: boolean
  preview?: boolean
}

/** `/console/front`: the blocks of the front page, with a preview of what is in the fields before it is saved. */
export function frontPages(app: FastifyInstance, context: WebContext): void {
  app.get('/front', async (request, reply) => {
    const form = formValues(request.query)
    const saved = form.names().includes('saved')
    if (!form.names().includes('block')) return show(context, request, reply, { saved })
    const typed = moved(readFrontForm(form, typedFront(DEFAULT_FRONT)), form.text('move'))
    const errors = wrongIn(await readSettings(context.database.db), frontPatch(typed))
    const isWrong = Object.keys(errors).length > 0
    return show(context, request, reply, { typed, errors, preview: !isWrong })
  })

  app.post('/front', async (request, reply) => {
    const form = formValues(request.body)
    const typed = readFrontForm(form, typedFront(DEFAULT_FRONT))
    const stamp = form.text('seen')
    const decision = {
      actor: signedInPerson(request).id,
      now: context.now(),
      ...(stamp && { seen: { keys: KEYS, stamp } }),
    }
    try {
      await transact(context.database, (tx) => changeSettings(tx, frontPatch(typed), decision))
    } catch (error) {
      if (hasCode(error, 'settings.superseded')) return show(context, request, reply, { typed, stale: true })
      if (!hasCode(error, 'settings.invalid')) throw error
      return show(context, request, reply, { typed, errors: error.details.errors as FieldErrorKeys })
    }
    return reply.redirect(`${PATH}?saved`, 303)
  })

  app.get('/front/page', async (request, reply) => {
    const typed = readFrontForm(formValues(request.query), typedFront(DEFAULT_FRONT))
    const { values, errors } = checkSettings(frontPatch(typed), await readSettings(context.database.db))
    const { frontBlocks, frontFill } = values
    if (Object.keys(errors).length > 0 || !frontBlocks || !frontFill) throw new CodedError('http.bad_request')
    const view = await requestView(context, request)
    const node = await context.drawPage(view, { at: context.now(), arrangement: { frontBlocks, frontFill } })
    return respondOnce(context, reply, view, 200, node, 'framed')
  })
}

function wrongIn(current: Parameters<typeof checkSettings>[1], patch: FrontSettings): FieldErrorKeys {
  return checkSettings(patch, current).errors
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, errors = {}, saved, stale, preview }: Shown,
): Promise<FastifyReply> {
  const { db } = context.database
  const [settings, seen] = await Promise.all([readSettings(db), settingsStamp(db, KEYS)])
  const drawn = typed ?? typedFront(settings)
  return respondConsole(context, request, reply, {
    title: 'slots.console.title',
    section: PATH,
    lead: 'slots.console.lead',
    status: Object.keys(errors).length > 0 ? 422 : stale ? 409 : 200,
    framing: preview,
    body: (view) => (
      <FrontForm
        {...{ view, errors, saved, stale, seen, typed: drawn }}
        action={PATH}
        previewHref={preview ? `${PATH}/page?${frontQuery(drawn)}` : undefined}
        resetHref={`${PATH}?${frontQuery({ ...typedFront(DEFAULT_FRONT), second: drawn.second })}`}
      />
    ),
  })
}
