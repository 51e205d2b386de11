import type { FastifyInstance } from 'fastify'
import { mustBeAllowed } from '../../../domain/permissions/index.ts'
import { noteOnPassage, resolveNote } from '../../../domain/reviewing/index.ts'
import { CodedError, hasCode } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { translate } from '../../ui/messages.ts'
import { Part } from '../../ui/work/index.ts'
import { actorNow } from '../load-desk.ts'
import { addressOf, readAsked } from './asked.ts'
import { loadReview, loadSubmission } from './load-review.ts'
import { NoteForm, type NoteTyped } from './review-side.tsx'
import { isConflict, showConflict } from './show-conflict.tsx'
import { showReview } from './show-review.tsx'

/** `/{id}/note`: a note on a passage, `?block=` its number; `/{id}/notes/{note}` ticks one off. */
export function noteRoutes(app: FastifyInstance, context: WebContext): void {
  app.get('/articles/:id/note', async (request, reply) => {
    const review = await loadReview(context, request)
    if (!review.open) return reply.redirect(addressOf(review.asked, `/${review.submission.id}`), 303)
    mustBeAllowed(review.desk.actor, 'article.note', review.subject, 'submission.not_found')
    const block = blockOf(formValues(request.query).text('block'))
    return showReview(context, request, reply, review, {
      asking: true,
      islands: ['desk-notes'],
      side: noteSide(review, { block, quote: '', text: '' }),
    })
  })

  app.post('/articles/:id/note', async (request, reply) => {
    const { submission } = await loadSubmission(context, request)
    const form = formValues(request.body)
    const typed: NoteTyped = {
      block: blockOf(form.text('block')),
      quote: form.text('quote').replace(/\s+/g, ' ').trim(),
      text: form.text('note').replace(/\r\n?/g, '\n'),
    }
    const { block, quote, text } = typed
    const already = submission.notes.find((one) => one.block === block && one.text === text.trim())
    const asked = readAsked(request.query)
    const back = addressOf(asked, `/${submission.id}`, { done: 'noted' })
    // The same form sent twice pins one note.
    if (already && !already.resolvedAt) return reply.redirect(`${back}#n-${already.id}`, 303)
    try {
      if (block >= submission.fields.body.content.length) throw new CodedError('submission.note_invalid')
      const actor = await actorNow(context, request)
      const { noteId } = await transact(context.database, (tx) =>
        noteOnPassage(tx, { submissionId: submission.id, block, quote, text, actor, now: context.now() }),
      )
      return reply.redirect(`${back}#n-${noteId}`, 303)
    } catch (error) {
      if (error instanceof CodedError && isConflict(error))
        return showConflict(context, request, reply, error, text)
      if (!hasCode(error, 'submission.note_invalid')) throw error
      const review = await loadReview(context, request)
      return showReview(context, request, reply, review, {
        status: 422,
        asking: true,
        islands: ['desk-notes'],
        side: (view) => noteSide(review, { ...typed, error: view.t('desk.art.problem.note') })(view),
      })
    }
  })

  app.post('/articles/:id/notes/:note', async (request, reply) => {
    const { submission } = await loadSubmission(context, request)
    const { note = '' } = request.params as { note?: string }
    if (!isId(note) || !submission.notes.some(({ id }) => id === note))
      throw new CodedError('submission.not_found')
    const actor = await actorNow(context, request)
    await transact(context.database, (tx) => resolveNote(tx, { noteId: note, actor, now: context.now() }))
    const asked = readAsked(request.query)
    return reply.redirect(`${addressOf(asked, `/${submission.id}`, { done: 'resolved' })}#n-${note}`, 303)
  })
}

function noteSide(review: Parameters<typeof NoteForm>[0]['review'], typed: NoteTyped) {
  return (view: Parameters<typeof NoteForm>[0]['view']) => (
    <Part title={translate(view.language)('desk.art.noteWrite')}>
      <NoteForm view={view} review={review} typed={typed} />
    </Part>
  )
}

/** Passages are numbered from 1 on the page, from 0 in the domain. */
function blockOf(text: string): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 1
  return Math.max(0, number - 1)
}
