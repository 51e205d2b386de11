import type { FastifyInstance } from 'fastify'
import { type Profile, type Role, readProfile } from '../../../domain/people/index.ts'
import type { WebContext } from '../../http/context.ts'
import { signedInPerson } from '../../http/guards.ts'
import { type MessageKey, translate } from '../../ui/messages.ts'
import { Checklist, DateTime, Facts, PageHead } from '../../ui/work/index.ts'
import { type WorkFrame, WorkLayout } from '../../ui/work-layout.tsx'
import { showMe } from './show-me.ts'

const ROLE_NAMES: Record<Role, MessageKey> = {
  reader: 'people.roleReader',
  editor: 'people.roleEditor',
  moderator: 'people.roleModerator',
  operator: 'people.roleOperator',
}

/** `/me`: who is signed in, what they may do, and how safe their sign-in is. */
export function overviewPage(app: FastifyInstance, context: WebContext): void {
  app.get('/', async (request, reply) => {
    const { id, roles } = signedInPerson(request)
    const profile = await readProfile(context.database, id)
    const { settings } = await context.portal.get()
    const zone = profile.timeZone ?? settings.timeZone
    return showMe(context, request, reply, { title: 'people.me', at: '/me' }, (frame) => (
      <Overview {...{ frame, profile, roles, zone }} mailWorks={context.config.smtpUrl !== undefined} />
    ))
  })
}

type Props = {
  frame: WorkFrame
  profile: Profile
  roles: readonly Role[]
  zone: string
  mailWorks: boolean
}

function Overview({ frame, profile, roles, zone, mailWorks }: Props) {
  const { language } = frame
  const t = translate(language)
  const held: readonly Role[] = roles.length > 0 ? roles : ['reader']
  return (
    <WorkLayout frame={frame}>
      <PageHead title={profile.name} />
      <Facts
        kind="lines"
        rows={[
          { name: t('people.email'), value: profile.email },
          {
            name: t('people.roles'),
            value: held.map((role) => t(ROLE_NAMES[role])).join(t('people.listSeparator')),
          },
          {
            name: t('people.joined'),
            value: <DateTime at={profile.joinedAt} zone={zone} language={language} form="day" />,
          },
        ]}
      />
      <p>
        <a href="/for-you">{t('ranking.forYou.title')}</a>
      </p>
      <h2>{t('people.safety')}</h2>
      <Checklist language={language} checks={checksOf(profile, mailWorks, t)} />
    </WorkLayout>
  )
}

function checksOf(profile: Profile, mailWorks: boolean, t: ReturnType<typeof translate>) {
  const change = { href: '/me/security', label: t('people.security') }
  const factor = profile.hasSecondFactor
    ? { state: 'good' as const, text: t('people.safetyFactorOn') }
    : { state: 'todo' as const, text: t('people.safetyFactorOff'), link: change }
  if (!mailWorks) return [factor]
  const address = profile.emailVerified
    ? { state: 'good' as const, text: t('people.safetyEmailKnown') }
    : {
        state: 'todo' as const,
        text: t('people.safetyEmailUnknown'),
        link: { href: '/me/profile', label: t('people.profile') },
      }
  return [address, factor]
}
