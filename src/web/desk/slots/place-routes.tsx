import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findArticle } from '../../../domain/articles/index.ts'
import { mediaViews, storeUpload } from '../../../domain/media/index.ts'
import {
  changePlacement,
  type PlacementErrors,
  type PlacementWords,
  place,
} from '../../../domain/placements/index.ts'
import { findSeries } from '../../../domain/series/index.ts'
import { CodedError, hasCode } from '../../../kernel/errors.ts'
import { isId, newId } from '../../../kernel/ids.ts'
import { type Tx, transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { actorNow } from '../load-desk.ts'
import { respondDesk } from '../respond-desk.tsx'
import { loadPlacement } from './load-placement.ts'
import { type PlaceTyped, readPlaceForm, targetOf, typedOf, wordsOf } from './place-form.ts'
import { PlaceView } from './place-view.tsx'
import { loadSlotPage, SLOTS_PATH, type SlotPage } from './slot-page.ts'

type Shown = {
  typed: PlaceTyped
  errors?: PlacementErrors
  state?: string
  reasonLimit?: number
  status?: number
}
type Goal = { slotPage: SlotPage; desk: Awaited<ReturnType<typeof loadSlotPage>>['desk']; changes?: string }

/** `{page}/place` and `placements/{id}`: the forms for a placement, and `{page}/placements`, where the first is sent. */
export function placeRoutes(app: FastifyInstance, context: WebContext): void {
  app.get('/slots/:page/place', async (request, reply) => {
    const goal = await loadSlotPage(context, request)
    const asked = readPlaceForm(formValues(request.query))
    return show(context, request, reply, goal, { typed: { ...asked, key: newId() } })
  })

  app.post('/slots/:page/placements', async (request, reply) => {
    const goal = await loadSlotPage(context, request)
    return save(context, request, reply, goal, (tx, words, by) => place(tx, goal.slotPage.page, words, by))
  })

  app.get('/slots/placements/:id', async (request, reply) => {
    const { placement, ...goal } = await loadPlacement(context, request)
    const { settings } = await context.portal.get()
    const typed = typedOf(placement, settings.timeZone, context.now(), context.config.publicUrl)
    return show(
      context,
      request,
      reply,
      { ...goal, changes: placement.id },
      { typed: { ...typed, key: newId() } },
    )
  })

  app.post('/slots/placements/:id', async (request, reply) => {
    const { id } = request.params as { id: string }
    const { slotPage, desk } = await loadPlacement(context, request, { ended: true })
    return save(context, request, reply, { slotPage, desk, changes: id }, (tx, words, by) =>
      changePlacement(tx, id, words, by),
    )
  })
}

type Write = (
  tx: Tx,
  words: PlacementWords,
  by: Parameters<typeof place>[3],
) => Promise<{ placementId: string; number: number; waits: boolean }>

async function save(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  goal: Goal,
  write: Write,
): Promise<FastifyReply> {
  const form = formValues(request.body)
  let typed = readPlaceForm(form)
  const now = context.now()
  const { settings } = await context.portal.get()
  const { path } = goal.slotPage
  try {
    typed = { ...typed, mediaId: (await storePicture(context, request)) ?? typed.mediaId }
    const actor = await actorNow(context, request)
    const hours = form.names().includes('hours') ? form.text('hours') : undefined
    const words = wordsOf(typed, { zone: settings.timeZone, now, publicUrl: context.config.publicUrl, hours })
    const by = { actor, now, reason: typed.reason, key: typed.key }
    const { placementId, number, waits } = await transact(context.database, (tx) => write(tx, words, by))
    const done = waits ? 'waits' : goal.changes ? 'changed' : words.from > now ? 'planned' : 'placed'
    return reply.redirect(`${path}?done=${done}&change=${number}&at=${placementId}#p-${placementId}`, 303)
  } catch (error) {
    if (hasCode(error, 'placement.done_before')) return reply.redirect(`${path}?done=before`, 303)
    const shown = shownOf(error, typed)
    if (!shown) throw error
    return show(context, request, reply, goal, shown)
  }
}

/** The form again with what was typed, or undefined for what no form can put right. */
function shownOf(error: unknown, typed: PlaceTyped): Shown | undefined {
  if (!(error instanceof CodedError)) return undefined
  const { code, details } = error
  if (code === 'placement.invalid')
    return { typed, errors: details.errors as PlacementErrors, state: details.state as string | undefined }
  if (code === 'placement.reason_long') return { typed, reasonLimit: Number(details.limit) }
  if (code === 'placement.too_many') return { typed, errors: { spot: 'tooMany' }, status: 422 }
  if (code.startsWith('media.')) return { typed, errors: { picture: 'picture' } }
  return undefined
}

/** Stores the picture that came with a form; undefined when none did. */
async function storePicture(context: WebContext, request: FastifyRequest): Promise<string | undefined> {
  const { picture } = (request.body ?? {}) as { picture?: unknown }
  if (!Buffer.isBuffer(picture) || picture.length === 0) return undefined
  const { database, storage } = context
  const upload = { bytes: picture, actor: signedInPerson(request).id, now: context.now() }
  return (await storeUpload({ storage, database }, upload)).mediaId
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { slotPage, desk, changes }: Goal,
  { typed, errors = {}, state, reasonLimit, status }: Shown,
): Promise<FastifyReply> {
  const [about, pictures, { settings }] = await Promise.all([
    aboutTarget(context, typed.target),
    mediaViews(context.database.db, isId(typed.mediaId) ? [typed.mediaId] : []),
    context.portal.get(),
  ])
  const isWrong = Object.keys(errors).length > 0 || reasonLimit !== undefined
  return respondDesk(context, request, reply, {
    desk,
    title: ({ t }) => t(changes ? 'slots.form.change' : 'slots.form.place'),
    section: SLOTS_PATH,
    status: status ?? (isWrong ? 422 : 200),
    body: (view) => (
      <PlaceView
        {...{ view, slotPage, typed, errors, state, reasonLimit, about }}
        second={settings.placementSecondApproval}
        picture={pictures.get(typed.mediaId)}
        action={changes ? `${SLOTS_PATH}/placements/${changes}` : `${slotPage.path}/placements`}
        changes={changes}
      />
    ),
  })
}

/** The title of what an address names, to show that it is the right one. */
async function aboutTarget(
  context: WebContext,
  text: string,
): Promise<{ title: string; lang?: string } | undefined> {
  const target = targetOf(text, context.config.publicUrl)
  if (!target || target.kind === 'outside' || !isId(target.id)) return undefined
  if (target.kind === 'series') {
    const series = await findSeries(context.database, target.id)
    return series && { title: series.title }
  }
  const found = await findArticle(context.database, target.id)
  return found.state === 'published'
    ? { title: found.article.title, lang: found.article.language }
    : undefined
}
