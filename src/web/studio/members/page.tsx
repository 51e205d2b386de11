import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  changeMemberRole,
  invitationsOf,
  inviteMember,
  membersOf,
  removeMember,
  withdrawInvitation,
} from '../../../domain/accounts/index.ts'
import { MEMBER_ROLES } from '../../../domain/permissions/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { type FormValues, formValues } from '../../http/form-values.ts'
import { requestView } from '../../http/respond.ts'
import { translate } from '../../ui/messages.ts'
import { findAccountHere, type WhoHere } from '../load.ts'
import { respondStudio } from '../respond-studio.tsx'
import { wordsOf } from '../words-of.ts'
import { Members, Removal } from './views.tsx'

type ByPerson = { Params: { handle: string; person: string } }

/** `/studio/@{handle}/members`: who writes for an account, and who was asked to. */
export function memberPages(app: FastifyInstance, context: WebContext): void {
  const list = (handle: string): string => `/studio/@${handle}/members`

  app.get('/@:handle/members', async (request, reply) =>
    show(context, request, reply, await findAccountHere(context, request), {}),
  )

  app.post('/@:handle/members', async (request, reply) => {
    const who = await findAccountHere(context, request, 'account.members')
    const form = formValues(request.body)
    const { language } = await requestView(context, request)
    const role = MEMBER_ROLES.find((one) => one === form.text('role')) ?? 'writer'
    const about = { accountId: who.account.id, email: form.text('email'), role, language }
    try {
      await transact(context.database, (tx) =>
        inviteMember(tx, { ...about, actor: who.actor, now: context.now() }),
      )
      return reply.redirect(`${list(who.account.handle)}?invited`, 303)
    } catch (error) {
      const { settings } = await context.portal.get()
      const words = error instanceof CodedError ? wordsOf(error, language, settings.timeZone) : undefined
      if (!words) throw error
      return show(context, request, reply, who, { form, words })
    }
  })

  app.post<ByPerson>('/@:handle/members/:person/role', async (request, reply) => {
    const { account, actor } = await findAccountHere(context, request, 'account.members')
    const role = MEMBER_ROLES.find((one) => one === formValues(request.body).text('role'))
    if (!role) throw new CodedError('http.bad_request')
    const given = { accountId: account.id, personId: request.params.person, role, actor, now: context.now() }
    await transact(context.database, (tx) => changeMemberRole(tx, given))
    return reply.redirect(list(account.handle), 303)
  })

  app.get<ByPerson>('/@:handle/members/:person/removal', async (request, reply) => {
    const { account, ...who } = await findAccountHere(context, request)
    const members = await membersOf(context.database.db, account.id)
    const member = members.find(({ personId }) => personId === request.params.person)
    const isOwn = member?.personId === who.person.id
    if (!member || (!isOwn && account.role !== 'owner')) throw new CodedError('account.not_found')
    return respondStudio(context, request, reply, {
      who,
      account,
      section: 'members',
      title: ({ language }) => translate(language)('studio.memberRemove'),
      body: (view) => <Removal view={view} account={account} member={member} isOwn={isOwn} />,
    })
  })

  app.post<ByPerson>('/@:handle/members/:person/removal', async (request, reply) => {
    const { account, actor, person } = await findAccountHere(context, request)
    const given = { accountId: account.id, personId: request.params.person, actor, now: context.now() }
    await transact(context.database, (tx) => removeMember(tx, given))
    return reply.redirect(request.params.person === person.id ? '/studio' : list(account.handle), 303)
  })

  app.post<{ Params: { handle: string; invitation: string } }>(
    '/@:handle/invitations/:invitation/withdrawal',
    async (request, reply) => {
      const { account, actor } = await findAccountHere(context, request, 'account.members')
      const { invitation: invitationId } = request.params
      const given = { accountId: account.id, invitationId, actor, now: context.now() }
      await transact(context.database, (tx) => withdrawInvitation(tx, given))
      return reply.redirect(list(account.handle), 303)
    },
  )
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, ...who }: WhoHere,
  { form, words }: { form?: FormValues; words?: string },
): Promise<FastifyReply> {
  const { db } = context.database
  const [members, invitations] = await Promise.all([
    membersOf(db, account.id),
    invitationsOf(db, account.id, context.now()),
  ])
  const invited = 'invited' in (request.query as object)
  return respondStudio(context, request, reply, {
    who,
    account,
    section: 'members',
    status: words ? 422 : 200,
    title: ({ language }) => translate(language)('studio.members'),
    body: (view) => (
      <Members
        view={view}
        account={account}
        personId={who.person.id}
        {...{ members, invitations, invited, words }}
        typed={form?.text('email') ?? ''}
      />
    ),
  })
}
