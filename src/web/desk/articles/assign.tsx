import type { FastifyInstance } from 'fastify'
import { listStaff } from '../../../domain/people/index.ts'
import { mustBeAllowed } from '../../../domain/permissions/index.ts'
import { assign } from '../../../domain/reviewing/index.ts'
import { CodedError, hasCode } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { Form } from '../../ui/form.tsx'
import { Action, Part, Select } from '../../ui/work/index.ts'
import { actorNow } from '../load-desk.ts'
import { addressOf, readAsked } from './asked.ts'
import { loadReview, loadSubmission } from './load-review.ts'
import { isConflict, showConflict } from './show-conflict.tsx'
import { showReview } from './show-review.tsx'

/** More editors than a portal has. */
const MOST = 200

/** `/{id}/assign`: to whom it is given, with `person` empty to nobody. */
export function assignRoutes(app: FastifyInstance, context: WebContext): void {
  app.get('/articles/:id/assign', async (request, reply) => {
    const review = await loadReview(context, request)
    const { submission, desk, asked } = review
    const back = addressOf(asked, `/${submission.id}`)
    if (!review.open) return reply.redirect(back, 303)
    mustBeAllowed(desk.actor, 'article.assign', review.subject, 'submission.not_found')
    const staff = await listStaff(context.database.db, { limit: MOST })
    const editors = staff.filter(({ roles }) => roles.includes('editor') || roles.includes('operator'))
    return showReview(context, request, reply, review, {
      asking: true,
      side: ({ t }) => (
        <Part title={t('desk.art.giveTo')}>
          <Form
            action={addressOf(asked, `/${submission.id}/assign`)}
            hidden={{ expected: submission.assignedTo?.id ?? '' }}
          >
            <Select
              name="person"
              label={t('desk.art.assignee')}
              value={submission.assignedTo?.id ?? ''}
              none={t('desk.art.assigned.nobody')}
              options={editors.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <div class="form-actions">
              <Action hotkey="a">{t('desk.art.give')}</Action>
              <Action kind="plain" href={back} hotkey="x">
                {t('work.cancel')}
              </Action>
            </div>
          </Form>
        </Part>
      ),
    })
  })

  app.post('/articles/:id/assign', async (request, reply) => {
    const { submission } = await loadSubmission(context, request)
    const form = formValues(request.body)
    const person = form.text('person')
    const expected = form.texts('expected').length > 0 ? form.text('expected') || null : undefined
    const asked = readAsked(request.query)
    try {
      if (person !== '' && !isId(person)) throw new CodedError('submission.not_editor')
      const actor = await actorNow(context, request)
      await transact(context.database, (tx) =>
        assign(tx, {
          submissionId: submission.id,
          personId: person || null,
          expected,
          actor,
          now: context.now(),
        }),
      )
    } catch (error) {
      if (hasCode(error, 'submission.not_editor'))
        return reply.redirect(addressOf(asked, `/${submission.id}/assign`), 303)
      if (error instanceof CodedError && isConflict(error))
        return showConflict(context, request, reply, error, '')
      throw error
    }
    return reply.redirect(addressOf(asked, `/${submission.id}`, { done: 'assigned' }), 303)
  })
}
