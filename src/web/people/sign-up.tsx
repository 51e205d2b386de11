import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { translate } from '../ui/messages.ts'
import { errorList, type FieldErrorKeys, words } from '../ui/settings-fields.tsx'
import { type WorkFrame, WorkLayout } from '../ui/work-layout.tsx'

/** What was typed; never the password. */
export type SignUpTyped = { name: string; email: string; to: string; invitation: string }

type Props = { frame: WorkFrame; typed: SignUpTyped; errors: FieldErrorKeys; mailWorks: boolean }

/** The sign-up form. */
export function SignUp({ frame, typed, errors, mailWorks }: Props) {
  const { language } = frame
  const t = translate(language)
  const { to, invitation } = typed
  return (
    <WorkLayout frame={frame}>
      <h1>{t('people.signUp')}</h1>
      <p class="lead">{t(invitation ? 'people.signUpInvited' : 'people.signUpLead')}</p>
      <Form
        action="/sign-up"
        hidden={{ to, invitation }}
        errorTitle={t('common.problem')}
        errors={errorList(language, errors)}
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
        <Field
          name="email"
          type="email"
          label={t('people.email')}
          hint={t(hintOf(invitation, mailWorks))}
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
          <Button>{t('people.signUp')}</Button>
          <a href={`/sign-in?to=${encodeURIComponent(to)}`}>{t('people.signInInstead')}</a>
        </div>
      </Form>
    </WorkLayout>
  )
}

function hintOf(invitation: string, mailWorks: boolean) {
  if (invitation) return 'people.signUpEmailInvited'
  return mailWorks ? 'people.signUpEmailHint' : 'people.signUpEmailPlain'
}

/** Why nobody signs up here now, and what can be done. */
export function SignUpClosed({ frame, text }: { frame: WorkFrame; text: string }) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <h1>{t('people.signUpNot')}</h1>
      <p class="lead">{text}</p>
      <p>
        <a href="/sign-in">{t('common.signIn')}</a>
      </p>
    </WorkLayout>
  )
}
