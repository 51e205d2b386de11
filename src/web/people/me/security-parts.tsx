import type { OwnPasskey, OwnSession, Profile } from '../../../domain/people/index.ts'
import { Button } from '../../ui/button.tsx'
import { type MessageKey, translate } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { DataTable, DateTime, PageHead, Part } from '../../ui/work/index.ts'
import { type WorkFrame, WorkLayout } from '../../ui/work-layout.tsx'
import { PasskeyStep } from '../passkey-step.tsx'
import { deviceOf } from './device.ts'
import { signInAgain } from './show-me.ts'

type Props = {
  frame: WorkFrame
  profile: Profile
  passkeys: OwnPasskey[]
  sessions: OwnSession[]
  ownSession: string
  /** Signed in lately enough to change passkeys. */
  recent: boolean
  zone: string
  saved?: string
}

const SAVED: Record<string, MessageKey> = {
  password: 'people.passwordSaved',
  passkey: 'people.passkeySaved',
  'passkey-removed': 'people.passkeyRemoved',
  factor: 'people.factorSaved',
  'factor-off': 'people.factorEnded',
  session: 'people.sessionEnded',
  sessions: 'people.sessionsEnded',
}

/** How one signs in, and where one is signed in. */
export function SecurityParts(props: Props) {
  const { frame, profile, saved } = props
  const t = translate(frame.language)
  const told = saved !== undefined && Object.hasOwn(SAVED, saved) ? SAVED[saved] : undefined
  return (
    <WorkLayout frame={frame}>
      <PageHead title={t('people.security')} />
      {told && (
        <Notice kind="good" alert>
          {t(told)}
        </Notice>
      )}
      <Part title={t('people.password')}>
        <p>{t(profile.hasPassword ? 'people.passwordHeld' : 'people.passwordNone')}</p>
        <p>
          <Button kind="line" href={profile.hasPassword ? '/me/security/password' : '/forgotten'}>
            {t(profile.hasPassword ? 'people.passwordChange' : 'people.passwordMake')}
          </Button>
        </p>
      </Part>
      <Part title={t('people.factor')}>
        <p>{t(profile.hasSecondFactor ? 'people.factorOn' : 'people.factorOff')}</p>
        <p>
          <Button kind="line" href="/me/security/second-factor">
            {t(profile.hasSecondFactor ? 'people.factorManage' : 'people.factorBegin')}
          </Button>
        </p>
      </Part>
      <Passkeys {...props} />
      <SessionList {...props} />
    </WorkLayout>
  )
}

function Passkeys({ frame, passkeys, recent, zone }: Props) {
  const { language } = frame
  const t = translate(language)
  const columns = [
    { name: t('people.passkeyName'), kind: 'title' as const },
    { name: t('people.passkeyAdded'), quiet: true },
    { name: t('people.actions'), kind: 'end' as const, quiet: true },
  ]
  const rows = passkeys.map(({ id, name, addedAt }) => ({
    cells: [
      <span>{name || t('people.passkeyUnnamed')}</span>,
      <DateTime at={addedAt} zone={zone} language={language} form="day" />,
      <form method="post" action={`/me/security/passkeys/${id}/remove`} data-once>
        <button class="button-plain" type="submit">
          {t('people.passkeyRemove')}
          <span class="hidden-text"> {name}</span>
        </button>
      </form>,
    ],
  }))
  return (
    <Part title={t('people.passkeys')} note={t('people.passkeysNote')}>
      {rows.length > 0 && <DataTable caption={t('people.passkeys')} {...{ columns, rows }} />}
      {recent ? (
        <PasskeyStep
          language={language}
          kind="create"
          options="/me/security/passkeys/options"
          verify="/me/security/passkeys"
          to="/me/security?saved=passkey"
          label={t('people.passkeyAdd')}
        />
      ) : (
        <p>
          <a href={signInAgain('/me/security')}>{t('people.passkeyAgain')}</a>
        </p>
      )}
      <noscript>
        <p class="hint">{t('people.passkeyScript')}</p>
      </noscript>
    </Part>
  )
}

function SessionList({ frame, sessions, ownSession, zone }: Props) {
  const { language } = frame
  const t = translate(language)
  const columns = [
    { name: t('people.sessionDevice'), kind: 'title' as const },
    { name: t('people.sessionAddress') },
    { name: t('people.sessionUsed'), quiet: true },
    { name: t('people.actions'), kind: 'end' as const, quiet: true },
  ]
  const rows = sessions.map(({ id, userAgent, address, usedAt }) => ({
    current: id === ownSession,
    cells: [
      <>
        {deviceOf(userAgent) ?? t('people.sessionUnknown')}
        {id === ownSession && <small class="hint">{t('people.sessionThis')}</small>}
      </>,
      <span>{address || '—'}</span>,
      <DateTime at={usedAt} zone={zone} language={language} />,
      <form method="post" action={`/me/security/sessions/${id}/end`} data-once>
        <button class="button-plain" type="submit">
          {t(id === ownSession ? 'common.signOut' : 'people.sessionEnd')}
        </button>
      </form>,
    ],
  }))
  return (
    <Part title={t('people.sessions')} note={t('people.sessionsNote')}>
      <DataTable caption={t('people.sessions')} {...{ columns, rows }} />
      {sessions.length > 1 && (
        <form method="post" action="/me/security/sessions/end-others" data-once>
          <Button kind="line">{t('people.sessionsEndOthers')}</Button>
        </form>
      )}
    </Part>
  )
}
