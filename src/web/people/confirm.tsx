import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { translate } from '../ui/messages.ts'
import { type WorkFrame, WorkLayout } from '../ui/work-layout.tsx'

type Props = { frame: WorkFrame; token: string; email: string }

/** The last step of a sign-up. The password is what only the one who signed up knows. */
export function ConfirmSignUp({
  frame,
  token,
  email,
  name,
  error,
}: Props & { name: string; error?: string }) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <h1>{t('people.confirmSignUp')}</h1>
      <p class="lead">{t('people.confirmLead', { name, email })}</p>
      <Form
        action="/confirm"
        hidden={{ token }}
        errorTitle={t('common.problem')}
        errors={error ? [{ name: 'password', text: error }] : []}
      >
        {/* Tells a password store whose password this is. */}
        <input type="hidden" name="email" value={email} autocomplete="username" />
        <Field
          name="password"
          type="password"
          label={t('people.password')}
          hint={t('people.confirmPasswordHint')}
          error={error}
          autocomplete="current-password"
          required
        />
        <div class="form-actions">
          <Button>{t('people.confirmAction')}</Button>
        </div>
      </Form>
    </WorkLayout>
  )
}

/** A new e-mail address of a person. */
export function ConfirmEmail({ frame, token, email }: Props) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <h1>{t('people.confirmEmail')}</h1>
      <p class="lead">{t('people.confirmEmailLead', { email })}</p>
      <Form action="/confirm" hidden={{ token }}>
        <div class="form-actions">
          <Button>{t('people.confirmEmailAction')}</Button>
        </div>
      </Form>
    </WorkLayout>
  )
}
