import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { translate } from '../ui/messages.ts'
import {
  errorList,
  type FieldErrorKeys,
  PortalFields,
  type SettingsValues,
  words,
} from '../ui/settings-fields.tsx'
import { type WorkFrame, WorkLayout } from '../ui/work-layout.tsx'

/** What was typed; never the password. */
export type SetUpTyped = { name: string; email: string; values: SettingsValues }

type Props = { frame: WorkFrame; token: string; typed: SetUpTyped; errors: FieldErrorKeys }

/** The first page of an empty portal. */
export function SetUp({ frame, token, typed, errors }: Props) {
  const { language } = frame
  const t = translate(language)
  return (
    <WorkLayout frame={frame}>
      <h1>{t('people.setUp')}</h1>
      <p class="lead">{t('people.setUpLead')}</p>
      <Form
        action="/set-up"
        hidden={{ token }}
        errorTitle={t('common.problem')}
        errors={errorList(language, errors)}
      >
        <h2>{t('people.setUpPortal')}</h2>
        <PortalFields language={language} values={typed.values} errors={errors} />
        <h2>{t('people.setUpOperator')}</h2>
        <p class="hint">{t('people.setUpOperatorHint')}</p>
        <Field
          name="name"
          label={t('people.name')}
          hint={t('people.nameHint')}
          error={words(language, errors.name)}
          value={typed.name}
          autocomplete="name"
          required
        />
        <Field
          name="email"
          type="email"
          label={t('people.email')}
          error={words(language, errors.email)}
          value={typed.email}
          autocomplete="username"
          inputMode="email"
          spellcheck={false}
          required
        />
        <Field
          name="password"
          type="password"
          label={t('people.password')}
          hint={t('people.passwordHint')}
          error={words(language, errors.password)}
          autocomplete="new-password"
          required
        />
        <div class="form-actions">
          <Button>{t('people.setUpAction')}</Button>
        </div>
      </Form>
    </WorkLayout>
  )
}

/** A used, replaced or wrong address. `done`: the portal has an operator. */
export function SetUpClosed({ frame, done }: { frame: WorkFrame; done: boolean }) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <h1>{t('people.setUpClosed')}</h1>
      <p class="lead">{done ? t('people.setUpDone') : t('people.setUpReplaced')}</p>
      {done && (
        <p>
          <a href="/sign-in">{t('common.signIn')}</a>
        </p>
      )}
    </WorkLayout>
  )
}
