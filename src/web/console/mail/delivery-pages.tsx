import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { record } from '../../../domain/audit/index.ts'
import { type Delivery, listMail } from '../../../domain/notifications/index.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import { defaultFrom } from '../../../platform/mail/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { respondConsole } from '../respond-console.tsx'
import { DeliveriesView } from './deliveries-view.tsx'
import { sendTest, type TestOutcome } from './send-test.ts'

const ADDRESS = '/console/mail'
const PAGE = 50

/** `/console/mail`: which way mail goes, what became of the latest ones, and a test. */
export function deliveryPages(app: FastifyInstance, context: WebContext): void {
  app.get('/mail', async (request, reply) => show(context, request, reply))

  app.post('/mail/test', async (request, reply) => {
    const person = signedInPerson(request)
    const now = context.now()
    const outcome = await sendTest(context, request, person)
    const subject = { kind: 'portal', id: 'mail' }
    const details = { outcome: outcome.kind }
    await transact(context.database, (tx) =>
      record(tx, { action: 'mail.test', actor: person.id, subject, details, now }),
    )
    return show(context, request, reply, outcome)
  })
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  outcome?: TestOutcome,
): Promise<FastifyReply> {
  const query = formValues(request.query)
  const refused = query.text('state') === 'refused'
  const before = isId(query.text('before')) ? query.text('before') : undefined
  const found = await listMail(context.database.db, { refused, limit: PAGE, ...(before && { before }) })
  const { settings } = await context.portal.get()
  const { hostname } = context.config.publicUrl
  return respondConsole(context, request, reply, {
    title: 'console.mail',
    section: ADDRESS,
    status: outcome && outcome.kind !== 'sent' && outcome.kind !== 'written' ? 502 : 200,
    body: (view) => (
      <DeliveriesView
        {...{ view, outcome, refused }}
        items={found.items as Delivery[]}
        next={found.next}
        paged={before !== undefined}
        way={context.mail.way}
        place={context.mail.place}
        from={settings.mailFrom || defaultFrom(hostname)}
        to={signedInPerson(request).email}
      />
    ),
  })
}
