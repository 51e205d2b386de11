import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  accountsOwnedAlone,
  leave,
  type Profile,
  readProfile,
  type SoleAccount,
} from '../../../domain/people/index.ts'
import { CodedError, hasCode } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { requestView } from '../../http/respond.ts'
import { passCookies, tellKnown, visitorOf } from '../../http/session.ts'
import { Field } from '../../ui/field.tsx'
import { translate } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { Confirm, PageHead } from '../../ui/work/index.ts'
import { type WorkFrame, WorkLayout } from '../../ui/work-layout.tsx'
import { type Refusal, refusalOf, tellWhen } from '../refusals.ts'
import { showMe, signedInRecently, signInAgain } from './show-me.ts'

/** `/me/leave`: the end of one's person here, at once, with what it means told before. */
export function leavePage(app: FastifyInstance, context: WebContext): void {
  app.get('/leave', (request, reply) => show(context, request, reply))

  app.post('/leave', { bodyLimit: 16 * 1024 }, async (request, reply) => {
    const personId = signedInPerson(request).id
    const password = formValues(request.body).text('password')
    const now = context.now()
    try {
      const { hasPassword } = await readProfile(context.database, personId)
      if (!hasPassword && !signedInRecently(context, request))
        return reply.redirect(signInAgain('/me/leave'), 303)
      if (
        hasPassword &&
        !(await context.sessions.isOwnPassword({ personId, password }, visitorOf(request), now))
      )
        throw new CodedError('people.wrong_password')
      await transact(context.database, (tx) => leave(tx, { personId, parts: context.personalParts, now }))
    } catch (error) {
      const { language } = await requestView(context, request)
      return show(context, request, reply, {
        ...refusalOf(error, language),
        isPassword: hasCode(error, 'people.wrong_password'),
      })
    }
    passCookies(reply, (await context.sessions.signOut(visitorOf(request))).setCookies)
    tellKnown(context, reply, false)
    return reply.redirect('/sign-in?note=left', 303)
  })
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal?: Refusal & { isPassword: boolean },
): Promise<FastifyReply> {
  const { id } = signedInPerson(request)
  const [profile, accounts] = await Promise.all([
    readProfile(context.database, id),
    accountsOwnedAlone(context.database, id),
  ])
  if (refusal) tellWhen(reply, refusal)
  const page = { title: 'people.leave', at: '/me/data', status: refusal?.status ?? 200 } as const
  return showMe(context, request, reply, page, (frame) =>
    accounts.length > 0 ? (
      <HandOverFirst {...{ frame, accounts }} />
    ) : (
      <Leave {...{ frame, profile, refusal }} />
    ),
  )
}

function HandOverFirst({ frame, accounts }: { frame: WorkFrame; accounts: SoleAccount[] }) {
  const t = translate(frame.language)
  const back = { href: '/me/data', label: t('people.data') }
  return (
    <WorkLayout frame={frame}>
      <PageHead title={t('people.leave')} back={back} />
      <Notice kind="warning" title={t('people.ownsAccountsTitle')}>
        <p>{t('people.ownsAccounts')}</p>
      </Notice>
      <ul class="bullets">
        {accounts.map(({ handle, name }) => (
          <li>
            <a href={`/@${handle}`}>{name}</a> @{handle}
          </li>
        ))}
      </ul>
    </WorkLayout>
  )
}

type Props = { frame: WorkFrame; profile: Profile; refusal?: Refusal & { isPassword: boolean } }

function Leave({ frame, profile, refusal }: Props) {
  const { language } = frame
  const t = translate(language)
  const error = refusal?.text
  return (
    <WorkLayout frame={frame}>
      <Confirm
        language={language}
        title={t('people.leave')}
        lead={t('people.leaveLead', { email: profile.email })}
        effects={[
          t('people.leaveSessions'),
          t('people.leaveData'),
          t('people.leaveArticles'),
          t('people.leaveComments'),
          t('people.leaveMembers'),
          t('people.leaveMail'),
          t('people.leaveUndo'),
        ]}
        action="/me/leave"
        button={t('people.leaveAction')}
        kind="danger"
        cancelHref="/me/data"
        errors={error ? [{ ...(refusal?.isPassword && { name: 'password' }), text: error }] : []}
      >
        {profile.hasPassword && (
          <Field
            name="password"
            type="password"
            label={t('people.currentPassword')}
            error={refusal?.isPassword ? error : undefined}
            autocomplete="current-password"
            width="half"
            required
          />
        )}
      </Confirm>
    </WorkLayout>
  )
}
