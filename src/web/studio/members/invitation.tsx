import type { FastifyInstance } from 'fastify'
import { acceptInvitation, findInvitation } from '../../../domain/accounts/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { translate } from '../../ui/messages.ts'
import { PageHead } from '../../ui/work/index.ts'
import { findWho } from '../load.ts'
import { respondStudio } from '../respond-studio.tsx'

type BySecret = { Params: { secret: string } }

/** `/studio/invitations/{secret}`: where the mail leads to. */
export function invitationPages(app: FastifyInstance, context: WebContext): void {
  app.get<BySecret>('/invitations/:secret', async (request, reply) => {
    const { secret } = request.params
    const [who, invitation] = await Promise.all([
      findWho(context, request),
      findInvitation(context.database.db, secret, context.now()),
    ])
    if (!invitation) throw new CodedError('account.invitation_gone')
    return respondStudio(context, request, reply, {
      who,
      title: ({ language }) => translate(language)('studio.invitation'),
      body: ({ language }) => {
        const t = translate(language)
        const role = t(`studio.role.${invitation.role}`)
        return (
          <>
            <PageHead
              title={t('studio.invitationTitle', { name: invitation.name })}
              above={`@${invitation.handle}`}
              lead={t('studio.invitationLead', { role })}
            />
            <p class="hint">{t(`studio.roleHint.${invitation.role}`)}</p>
            <Form action={`/studio/invitations/${encodeURIComponent(secret)}`}>
              <Button>{t('studio.invitationAccept')}</Button>
            </Form>
          </>
        )
      },
    })
  })

  app.post<BySecret>('/invitations/:secret', async (request, reply) => {
    const { person } = await findWho(context, request)
    const given = { secret: request.params.secret, personId: person.id, now: context.now() }
    const { handle } = await transact(context.database, (tx) => acceptInvitation(tx, given))
    return reply.redirect(`/studio/@${handle}`, 303)
  })
}
