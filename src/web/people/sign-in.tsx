import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { translate } from '../ui/messages.ts'
import { Notice } from '../ui/notice.tsx'
import { type WorkFrame, WorkLayout } from '../ui/work-layout.tsx'
import { PasskeyStep } from './passkey-step.tsx'

type Props = {
  frame: WorkFrame
  email: string
  /** Path to go on to. */
  to: string
  /** Name of the operator's provider, when there is one. */
  provider?: string
  /** Whether anybody may sign up. */
  signUp: boolean
  /** In words; never tells which of the two was wrong. */
  error?: string
  note?: string
}

/** The sign-in page. What was typed stays, except the password. */
export function SignIn({ frame, email, to, provider, signUp, error, note }: Props) {
  const { language } = frame
  const t = translate(language)
  const query = to === '/me' ? '' : `?to=${encodeURIComponent(to)}`
  return (
    <WorkLayout frame={frame}>
      <h1>{t('common.signIn')}</h1>
      {note && !error && <Notice kind="info">{note}</Notice>}
      <Form
        action="/sign-in"
        hidden={{ to }}
        errorTitle={t('people.signInProblem')}
        errors={error ? [{ ...(email && { name: 'email' }), text: error }] : []}
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
          <a href="/forgotten">{t('people.forgotten')}</a>
        </div>
      </Form>
      <div class="form other-ways">
        <PasskeyStep
          language={language}
          kind="get"
          options="/sign-in/passkey/options"
          verify="/sign-in/passkey"
          to={to}
          label={t('people.passkeySignIn')}
        />
        {provider && (
          <Button kind="line" href={`/sign-in/provider${query}`}>
            {t('people.providerSignIn', { provider })}
          </Button>
        )}
        {signUp && (
          <p>
            {t('people.signUpInstead')} <a href={`/sign-up${query}`}>{t('people.signUp')}</a>
          </p>
        )}
      </div>
    </WorkLayout>
  )
}
