import type { FastifyInstance } from 'fastify'
import { record } from '../../../domain/audit/index.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import { listOutbox, openOutboxFile, outboxFolder, readOutboxMail } from '../../../platform/mail/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { respondConsole } from '../respond-console.tsx'
import { OutboxList, OutboxMailView } from './outbox-view.tsx'

const ADDRESS = '/console/mail/outbox'
const PAGE = 30

type ById = { Params: { id: string } }

/**
 * `/console/mail/outbox`: mails that no server took, each to be read and downloaded. They hold links that let their
 * reader in, so that reading one is recorded.
 */
export function outboxPages(app: FastifyInstance, context: WebContext): void {
  const folder = () => outboxFolder(context.config.dataDir)

  app.get('/mail/outbox', async (request, reply) => {
    const before = formValues(request.query).text('before')
    const page = await listOutbox(folder(), { limit: PAGE, ...(isId(before) && { before }) })
    return respondConsole(context, request, reply, {
      title: 'console.outbox',
      section: '/console/mail',
      lead: 'console.outboxLead',
      body: (view) => <OutboxList {...{ view, ...page }} paged={isId(before)} />,
    })
  })

  app.get<ById>('/mail/outbox/:id', async (request, reply) => {
    const mail = await readOutboxMail(folder(), request.params.id)
    await keepRead(mail.id, signedInPerson(request).id)
    return respondConsole(context, request, reply, {
      title: { words: mail.subject || mail.id },
      section: '/console/mail',
      back: ({ t }) => ({ href: ADDRESS, label: t('console.outbox') }),
      body: (view) => <OutboxMailView view={view} mail={mail} />,
    })
  })

  app.get<ById>('/mail/outbox/:id/file', async (request, reply) => {
    const { id } = request.params
    const file = await openOutboxFile(folder(), id)
    await keepRead(id, signedInPerson(request).id)
    return reply
      .header('content-type', 'message/rfc822')
      .header('content-disposition', `attachment; filename="${id}.eml"`)
      .send(file.createReadStream())
  })

  function keepRead(id: string, actor: string): Promise<void> {
    const subject = { kind: 'mail', id }
    return transact(context.database, (tx) =>
      record(tx, { action: 'mail.read', actor, subject, now: context.now() }),
    )
  }
}
