import type { AuditEntry } from '../../../domain/audit/index.ts'
import type { PersonRecord } from '../../../domain/people/index.ts'
import { Button } from '../../ui/button.tsx'
import { Choices, Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { type MessageKey, translateCode } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { errorList, words } from '../../ui/settings-fields.tsx'
import { Badge, DateTime, type Fact, Facts, Part, Timeline } from '../../ui/work/index.ts'
import { actionInWords } from '../audit/words.ts'
import type { ConsoleView } from '../respond-console.tsx'
import { ROLE_NAMES, STAFF_ROLES } from './roles.ts'

export type RoleTyped = { role: string; reason: string; error?: string }

type Props = {
  view: ConsoleView
  person: PersonRecord
  acts: AuditEntry[]
  typed?: RoleTyped
  /** What was done last. */
  done: string
  /** The operator looks at themselves. */
  self: boolean
}

const DONE: Record<string, MessageKey> = {
  role: 'console.doneRole',
  ended: 'console.doneRoleEnded',
  sessions: 'console.doneSessions',
}

/** A person: what is known, the roles, the sessions, what was done about them. */
export function PersonView(props: Props) {
  const { view, person, acts, done } = props
  const { t, language, zone } = view
  const happened = DONE[done]
  return (
    <>
      {happened && <Notice kind="good" title={t(happened)} alert />}
      {person.leftAt && <Notice kind="info" title={t('console.personLeft')} />}
      <Facts rows={factsOf(view, person)} kind="lines" />
      {!person.leftAt && <Roles {...props} />}
      <Part title={t('console.sessions')}>
        <p>{t('console.sessionsCount', { count: person.sessions })}</p>
        {person.sessions > 0 && (
          <Button kind="line" href={`/console/people/${person.id}/sessions/end`}>
            {t('console.sessionsEnd')}
          </Button>
        )}
      </Part>
      <Part title={t('console.roleHistory')}>
        {acts.length === 0 && <p class="hint">{t('console.auditNone')}</p>}
        <Timeline
          language={language}
          zone={zone}
          entries={acts.map((act) => ({
            at: act.at,
            what: `${actionInWords(view, act.action)} · ${act.actor?.name ?? t('console.bySystem')}`,
            text: reasonOf(view, act),
          }))}
        />
        <p>
          <a href={`/console/audit?subject=person:${person.id}`}>{t('console.auditAll')}</a>
        </p>
      </Part>
    </>
  )
}

function factsOf({ t, language, zone }: ConsoleView, person: PersonRecord): Fact[] {
  const ways = [
    ...(person.secondFactor ? [t('console.secondFactorOn')] : [t('console.secondFactorOff')]),
    t('console.passkeyCount', { count: person.passkeys }),
  ]
  const accounts = person.accounts.map(({ handle, name }) => <a href={`/@${handle}`}>{name}</a>)
  return [
    {
      name: t('people.email'),
      value: person.email,
      hint: t(person.verified ? 'console.emailVerified' : 'console.emailUnverified'),
    },
    { name: t('console.since'), value: <DateTime at={person.since} {...{ zone, language }} /> },
    { name: t('console.signInWays'), value: ways.join(t('people.listSeparator')) },
    {
      name: t('console.accounts'),
      value: accounts.length > 0 ? <span class="list-inline">{accounts}</span> : t('console.none'),
    },
    { name: t('console.number'), value: <code>{person.id}</code> },
  ]
}

function Roles({ view, person, typed, self }: Props) {
  const { t, language } = view
  const staff = person.roles.filter((role) => role !== 'reader')
  const free = STAFF_ROLES.filter((role) => !staff.includes(role))
  const errors = typed?.error
    ? { [typed.error === 'console.reasonMissing' ? 'reason' : 'role']: typed.error }
    : {}
  return (
    <Part title={t('people.roles')}>
      {staff.length === 0 && <p>{t('console.rolesNone')}</p>}
      <ul class="plain-list">
        {staff.map((role) => (
          <li class="role-line">
            <Badge tone="accent">{t(ROLE_NAMES[role])}</Badge>
            <Button kind="plain" href={`/console/people/${person.id}/roles/${role}/end`}>
              {t('console.roleEnd')}
              <span class="hidden-text">{t(ROLE_NAMES[role])}</span>
            </Button>
            {self && role === 'operator' && <span class="hint">{t('console.roleOwn')}</span>}
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <Form
          action={`/console/people/${person.id}/roles`}
          errorTitle={t('common.problem')}
          errors={errorList(language, errors)}
        >
          <Choices
            name="role"
            label={t('console.roleGive')}
            error={words(language, errors.role)}
            values={[typed?.role ?? '']}
            choices={free.map((role) => ({
              value: role,
              label: t(ROLE_NAMES[role]),
              hint: t(`console.roleMay.${role}`),
            }))}
          />
          <Field
            name="reason"
            label={t('console.reason')}
            hint={t('console.reasonHint')}
            error={words(language, errors.reason)}
            value={typed?.reason ?? ''}
            maxLength={500}
          />
          <div class="form-actions">
            <Button kind="line">{t('console.roleGive')}</Button>
          </div>
        </Form>
      )}
    </Part>
  )
}

function reasonOf({ language }: ConsoleView, { details }: AuditEntry): string | undefined {
  const role = typeof details.role === 'string' ? details.role : ''
  const name = role && (translateCode(language, ROLE_NAMES[role as keyof typeof ROLE_NAMES] ?? '') ?? role)
  const reason = typeof details.reason === 'string' ? details.reason : ''
  return [name, reason].filter(Boolean).join(' · ') || undefined
}
