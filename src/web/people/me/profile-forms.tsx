import type { Profile } from '../../../domain/people/index.ts'
import { LANGUAGES } from '../../../domain/settings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { languageName, type MessageKey, translate } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { errorList, type FieldErrorKeys, words } from '../../ui/settings-fields.tsx'
import { Facts, PageHead, Part, Select } from '../../ui/work/index.ts'
import { type WorkFrame, WorkLayout } from '../../ui/work-layout.tsx'

export type ProfileTyped = { name: string; language: string; timeZone: string }

type Props = {
  frame: WorkFrame
  profile: Profile
  typed: ProfileTyped
  newEmail: string
  errors: FieldErrorKeys
  refusal?: string
  saved?: string
  mailWorks: boolean
}

const SAVED: Record<string, MessageKey> = {
  profile: 'people.profileSaved',
  email: 'people.emailSaved',
  letter: 'people.emailLetter',
}

/** Name, language and zone; and the way to another e-mail address. */
export function ProfileForms({ frame, profile, typed, newEmail, errors, refusal, saved, mailWorks }: Props) {
  const { language } = frame
  const t = translate(language)
  const told = saved !== undefined && Object.hasOwn(SAVED, saved) ? SAVED[saved] : undefined
  const isAboutEmail = Boolean(errors.newEmail || errors.password)
  const problems = { language, errorTitle: t('common.problem') }
  return (
    <WorkLayout frame={frame}>
      <PageHead title={t('people.profile')} />
      {told && (
        <Notice kind="good" alert>
          {t(told)}
        </Notice>
      )}
      {refusal && (
        <Notice kind="danger" alert>
          {refusal}
        </Notice>
      )}
      <Form
        action="/me/profile"
        errorTitle={problems.errorTitle}
        errors={isAboutEmail ? [] : errorList(language, errors)}
      >
        <Field
          name="name"
          label={t('people.name')}
          hint={t('people.publicNameHint')}
          error={words(language, errors.name)}
          value={typed.name}
          autocomplete="name"
          required
        />
        <Select
          name="language"
          label={t('people.language')}
          hint={t('people.languageHint')}
          error={words(language, errors.language)}
          value={typed.language}
          none={t('people.asPortal')}
          options={LANGUAGES.map((value) => ({ value, label: languageName(value), lang: value }))}
        />
        <Select
          name="timeZone"
          label={t('people.timeZone')}
          hint={t('people.ownTimeZoneHint')}
          error={words(language, errors.timeZone)}
          value={typed.timeZone}
          none={t('people.asPortal')}
          options={zones(typed.timeZone)}
        />
        <div class="form-actions">
          <Button>{t('common.save')}</Button>
        </div>
      </Form>
      <Part title={t('people.email')} id="address">
        <Facts
          rows={[
            {
              name: t('people.emailNow'),
              value: profile.email,
              hint: profile.emailVerified ? t('people.emailVerified') : undefined,
            },
          ]}
        />
        {mailWorks ? (
          <Form
            action="/me/profile/email"
            errorTitle={problems.errorTitle}
            errors={isAboutEmail ? errorList(language, errors) : []}
          >
            <Field
              name="newEmail"
              type="email"
              label={t('people.newEmail')}
              hint={t('people.newEmailHint')}
              error={words(language, errors.newEmail)}
              value={newEmail}
              autocomplete="email"
              inputMode="email"
              spellcheck={false}
              required
            />
            {profile.hasPassword && (
              <Field
                name="password"
                type="password"
                label={t('people.currentPassword')}
                error={words(language, errors.password)}
                autocomplete="current-password"
                required
              />
            )}
            <div class="form-actions">
              <Button kind="line">{t('people.newEmailAction')}</Button>
            </div>
          </Form>
        ) : (
          <p class="hint">{t('people.emailByOperator')}</p>
        )}
      </Part>
    </WorkLayout>
  )
}

function zones(chosen: string): { value: string; label: string }[] {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  const all = chosen && !known.includes(chosen) ? [chosen, ...known] : known
  return all.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}
