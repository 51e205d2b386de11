import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { translate } from '../ui/messages.ts'
import { type WorkFrame, WorkLayout } from '../ui/work-layout.tsx'

type Props = {
  frame: WorkFrame
  email: string
  /** Path to go on to. */
  to: string
  /** In words; never tells which of the two was wrong. */
  error?: string
}

/** The sign-in page. What was typed stays, except the password. */
export function SignIn({ frame, email, to, error }: Props) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <h1>{t('common.signIn')}</h1>
      <Form
        action="/sign-in"
        hidden={{ to }}
        errorTitle={t('people.signInProblem')}
        errors={error ? [{ name: 'email', text: error }] : []}
      >
        <Field
          name="email"
          type="email"
          label={t('people.email')}
          value={email}
          autocomplete="username"
          inputMode="email"
          spellcheck={false}
          required
        />
        <Field
          name="password"
          type="password"
          label={t('people.password')}
          autocomplete="current-password"
          required
        />
        <div class="form-actions">
          <Button>{t('common.signIn')}</Button>
        </div>
        <p class="hint">{t('people.passwordForgotten')}</p>
      </Form>
    </WorkLayout>
  )
}
