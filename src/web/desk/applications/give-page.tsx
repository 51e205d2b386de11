import type { FastifyInstance } from 'fastify'
import { listStaff } from '../../../domain/people/index.ts'
import type { WebContext } from '../../http/context.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PageHead } from '../../ui/work/index.ts'
import { loadDesk } from '../load-desk.ts'
import { respondDesk } from '../respond-desk.tsx'
import { addressOf, askedIn, QUEUE, queryOf } from './asked.ts'
import { APPLICATIONS, type ById, loadForReview } from './load.ts'

const STAFF = 100

/** `/desk/applications/{id}/giving`: to which colleague. */
export function givePage(app: FastifyInstance, context: WebContext): void {
  app.get<ById>('/applications/:id/giving', async (request, reply) => {
    const desk = await loadDesk(context, request, APPLICATIONS)
    const { id, name, handle, person, assigned } = await loadForReview(
      context,
      desk,
      request.params.id,
      'application.assign',
    )
    const asked = askedIn(request.query)
    const staff = (await listStaff(context.database.db, { limit: STAFF })).filter(
      (one) => one.roles.some((role) => role === 'editor' || role === 'operator') && one.id !== person.id,
    )
    return respondDesk(context, request, reply, {
      desk,
      section: '/desk/applications',
      title: ({ t }) => t('desk.app.giveTo'),
      body: ({ t }) => (
        <>
          <PageHead
            title={t('desk.app.giveTo')}
            lead={`${name} · @${handle}`}
            back={{ href: addressOf(asked, id), label: name }}
          />
          <Form action={`${QUEUE}/${id}/assignment`} hidden={{ back: queryOf(asked) }}>
            <Choices
              name="to"
              label={t('desk.app.giveTo')}
              values={[assigned?.id ?? desk.person.id]}
              choices={staff.map((one) => ({ value: one.id, label: one.name, hint: one.email }))}
            />
            <div class="form-actions">
              <Button>{t('desk.app.give')}</Button>
            </div>
          </Form>
        </>
      ),
    })
  })
}
