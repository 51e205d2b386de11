import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  invitePerson,
  type ListedInvitation,
  listInvitations,
  withdrawInvitation,
} from '../../../domain/people/index.ts'
import { isLanguage } from '../../../domain/settings/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { Button } from '../../ui/button.tsx'
import { Choices, Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { LANGUAGES, languageName } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { errorList, words } from '../../ui/settings-fields.tsx'
import { DataTable, DateTime, Part } from '../../ui/work/index.ts'
import { type ConsoleView, respondConsole } from '../respond-console.tsx'
import { PeopleTabs } from './people-tabs.tsx'

const ADDRESS = '/console/people/invitations'
const SHOWN = 200
/** Refusals that are about what was typed. */
const FIELD_OF: Record<string, string> = {
  'invitation.invalid': 'people.email_malformed',
  'sign_up.closed': 'console.inviteClosed',
  'people.too_many_tries': 'console.inviteTooMany',
}

type Typed = { email: string; language: string; error?: string }
type ById = { Params: { id: string } }

/** `/console/people/invitations`: to invite somebody, and those who have not come yet. */
export function invitationPages(app: FastifyInstance, context: WebContext): void {
  app.get('/people/invitations', async (request, reply) => {
    const sent = 'sent' in (request.query as Record<string, unknown>)
    return show(context, request, reply, undefined, sent)
  })

  app.post('/people/invitations', async (request, reply) => {
    const form = formValues(request.body)
    const { settings } = await context.portal.get()
    const email = form.text('email').trim()
    const chosen = form.text('language')
    const language = isLanguage(chosen) ? chosen : settings.defaultLanguage
    const decision = { actor: signedInPerson(request).id, now: context.now() }
    try {
      await transact(context.database, (tx) => invitePerson(tx, { email, language, ...decision }))
    } catch (error) {
      const known = error instanceof CodedError ? FIELD_OF[error.code] : undefined
      if (!known) throw error
      return show(context, request, reply, { email, language, error: known })
    }
    return reply.redirect(`${ADDRESS}?sent`, 303)
  })

  app.post<ById>('/people/invitations/:id/withdrawal', async (request, reply) => {
    const decision = { actor: signedInPerson(request).id, now: context.now() }
    await transact(context.database, (tx) =>
      withdrawInvitation(tx, { invitationId: request.params.id, ...decision }),
    )
    return reply.redirect(ADDRESS, 303)
  })
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  typed?: Typed,
  sent?: boolean,
): Promise<FastifyReply> {
  const invitations = await listInvitations(context.database.db, { limit: SHOWN, now: context.now() })
  return respondConsole(context, request, reply, {
    title: 'console.invitations',
    section: '/console/people',
    lead: 'console.invitationsLead',
    status: typed?.error ? 422 : 200,
    body: (view) => <Invitations {...{ view, invitations, typed, sent }} mail={context.mail.way} />,
  })
}

type Props = {
  view: ConsoleView
  invitations: ListedInvitation[]
  typed?: Typed
  sent?: boolean
  mail: 'smtp' | 'outbox'
}

function Invitations({ view, invitations, typed, sent, mail }: Props) {
  const { t, language, settings, zone } = view
  const errors = typed?.error ? { email: typed.error } : {}
  return (
    <>
      <PeopleTabs view={view} current={ADDRESS} />
      {sent && (
        <Notice kind="good" title={t('console.inviteSent')} alert>
          {mail === 'outbox' && (
            <p>
              {t('console.inviteInOutbox')} <a href="/console/mail/outbox">{t('console.outbox')}</a>
            </p>
          )}
        </Notice>
      )}
      <Form action={ADDRESS} errorTitle={t('common.problem')} errors={errorList(language, errors)}>
        <Field
          name="email"
          type="email"
          label={t('people.email')}
          hint={t('console.inviteHint')}
          error={words(language, typed?.error)}
          value={typed?.email ?? ''}
          width="half"
          autocomplete="off"
        />
        <Choices
          name="language"
          label={t('console.inviteLanguage')}
          values={[typed?.language ?? settings.defaultLanguage]}
          choices={LANGUAGES.map((value) => ({ value, label: languageName(value), lang: value }))}
        />
        <div class="form-actions">
          <Button>{t('console.invite')}</Button>
        </div>
      </Form>
      <Part title={t('console.invitationsOpen')}>
        {invitations.length === 0 ? (
          <p class="hint">{t('console.invitationsNone')}</p>
        ) : (
          <DataTable
            caption={t('console.invitationsOpen')}
            columns={[
              { name: t('people.email'), kind: 'title' },
              { name: t('console.invitedBy') },
              { name: t('console.invitedAt') },
              { name: t('console.invitationEnds') },
              { name: t('console.withdraw'), kind: 'end', quiet: true },
            ]}
            rows={invitations.map((one) => ({
              cells: [
                <span class="breaks">{one.email}</span>,
                one.invitedBy.name,
                <DateTime at={one.invitedAt} {...{ zone, language }} />,
                <DateTime at={one.expiresAt} form="day" {...{ zone, language }} />,
                <form method="post" action={`${ADDRESS}/${one.id}/withdrawal`} data-once>
                  <button
                    class="button button-line"
                    type="submit"
                    aria-label={`${t('console.withdraw')}${t('common.colon')}${one.email}`}
                  >
                    {t('console.withdraw')}
                  </button>
                </form>,
              ],
            }))}
          />
        )}
      </Part>
    </>
  )
}
