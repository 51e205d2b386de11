import type { PersonRecord } from '../../../domain/people/index.ts'
import { Field } from '../../ui/field.tsx'
import { errorList, words } from '../../ui/settings-fields.tsx'
import { Confirm } from '../../ui/work/index.ts'
import type { ConsoleView } from '../respond-console.tsx'
import { ROLE_NAMES, type StaffRole } from './roles.ts'

type RoleProps = { view: ConsoleView; person: PersonRecord; role: StaffRole; reason: string; error?: string }

/** Asks before a role is taken away. */
export function EndRolePage({ view, person, role, reason, error }: RoleProps) {
  const { t, language } = view
  const name = person.name
  return (
    <Confirm
      language={language}
      title={t('console.roleEndAsk', { name, role: t(ROLE_NAMES[role]) })}
      effects={[t('console.roleEndAtOnce', { name }), t('console.roleEndKept')]}
      undo={t('console.roleEndUndo')}
      action={`/console/people/${person.id}/roles/${role}/end`}
      button={t('console.roleEnd')}
      cancelHref={`/console/people/${person.id}`}
      errors={errorList(language, error ? { reason: error } : {})}
    >
      <Field
        name="reason"
        label={t('console.reason')}
        hint={t('console.reasonHint')}
        error={words(language, error)}
        value={reason}
        maxLength={500}
      />
    </Confirm>
  )
}

/** Asks before somebody is signed out everywhere. */
export function EndSessionsPage({ view, person }: { view: ConsoleView; person: PersonRecord }) {
  const { t, language } = view
  const { name, sessions } = person
  return (
    <Confirm
      language={language}
      title={t('console.sessionsEndAsk', { name })}
      effects={[t('console.sessionsEndAtOnce', { name, count: sessions }), t('console.sessionsEndKept')]}
      undo={t('console.sessionsEndUndo')}
      action={`/console/people/${person.id}/sessions/end`}
      button={t('console.sessionsEnd')}
      cancelHref={`/console/people/${person.id}`}
    />
  )
}
