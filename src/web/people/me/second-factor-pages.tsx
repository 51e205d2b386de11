import { renderSVG } from 'uqr'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { translate } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageHead, Part } from '../../ui/work/index.ts'
import { type WorkFrame, WorkLayout } from '../../ui/work-layout.tsx'

const PATH = '/me/security/second-factor'

type Asking = { frame: WorkFrame; hasPassword: boolean; error?: string }

/** Before it is switched on. */
export function FactorOff({ frame, hasPassword, error }: Asking) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <Head frame={frame} lead={t('people.factorLead')} />
      <PasswordForm {...{ frame, hasPassword, error }} action={PATH} button={t('people.factorBegin')} />
    </WorkLayout>
  )
}

/** While it is on: new recovery codes, or the end of it. */
export function FactorOn({ frame, hasPassword, error }: Asking) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <Head frame={frame} lead={t('people.factorOn')} />
      {error && (
        <Notice kind="danger" title={t('common.problem')} alert>
          {error}
        </Notice>
      )}
      <Part title={t('people.recoveryRenew')} note={t('people.recoveryRenewNote')}>
        <PasswordForm
          {...{ frame, hasPassword }}
          action={`${PATH}/codes`}
          button={t('people.recoveryRenew')}
          name="codes"
        />
      </Part>
      <Part title={t('people.factorEnd')} note={t('people.factorEndNote')}>
        <PasswordForm
          {...{ frame, hasPassword }}
          action={`${PATH}/end`}
          button={t('people.factorEnd')}
          kind="danger"
          name="end"
        />
      </Part>
    </WorkLayout>
  )
}

/** The secret for the app, as a picture and as letters; the recovery codes; and the first code of the app. */
export function ScanFactor({
  frame,
  uri,
  recoveryCodes,
}: {
  frame: WorkFrame
  uri: string
  recoveryCodes: string[]
}) {
  const t = translate(frame.language)
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <WorkLayout frame={frame}>
      <Head frame={frame} lead={t('people.scanLead')} />
      <Part title={t('people.scanTitle')}>
        <figure class="qr">
          <div
            role="img"
            aria-label={t('people.scanPicture')}
            dangerouslySetInnerHTML={{ __html: qr(uri) }}
          />
          <figcaption>
            {t('people.scanByHand')} <code class="code-words">{secret.match(/.{1,4}/g)?.join(' ')}</code>
          </figcaption>
        </figure>
      </Part>
      <Part title={t('people.recovery')} note={t('people.recoveryNote')}>
        <Codes codes={recoveryCodes} />
      </Part>
      <Part title={t('people.firstCode')}>
        <CodeForm frame={frame} />
      </Part>
    </WorkLayout>
  )
}

/** The code once more, when it was wrong; the secret is not shown again. */
export function ConfirmFactor({ frame, error }: { frame: WorkFrame; error: string }) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <Head frame={frame} lead={t('people.scanAgain')} />
      <CodeForm frame={frame} error={error} />
      <p>
        <a href={PATH}>{t('people.startAgain')}</a>
      </p>
    </WorkLayout>
  )
}

/** New recovery codes, this once. */
export function RecoveryCodes({ frame, codes }: { frame: WorkFrame; codes: string[] }) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <Head frame={frame} lead={t('people.recoveryNote')} />
      <Codes codes={codes} />
      <p>
        <Button kind="line" href="/me/security">
          {t('people.recoveryKept')}
        </Button>
      </p>
    </WorkLayout>
  )
}

function Head({ frame, lead }: { frame: WorkFrame; lead: string }) {
  const t = translate(frame.language)
  const back = { href: '/me/security', label: t('people.security') }
  return <PageHead title={t('people.factor')} lead={lead} back={back} />
}

function Codes({ codes }: { codes: string[] }) {
  return (
    <ol class="recovery-codes">
      {codes.map((code) => (
        <li>
          <code>{code}</code>
        </li>
      ))}
    </ol>
  )
}

function CodeForm({ frame, error }: { frame: WorkFrame; error?: string }) {
  const t = translate(frame.language)
  return (
    <Form
      action={`${PATH}/confirm`}
      errorTitle={t('common.problem')}
      errors={error ? [{ name: 'code', text: error }] : []}
    >
      <Field
        name="code"
        label={t('people.firstCodeLabel')}
        error={error}
        autocomplete="one-time-code"
        inputMode="numeric"
        width="short"
        required
      />
      <div class="form-actions">
        <Button>{t('people.factorConfirm')}</Button>
      </div>
    </Form>
  )
}

type PasswordProps = Asking & { action: string; button: string; kind?: 'main' | 'danger'; name?: string }

function PasswordForm({ frame, hasPassword, error, action, button, kind = 'main' }: PasswordProps) {
  const t = translate(frame.language)
  return (
    <Form
      action={action}
      errorTitle={t('common.problem')}
      errors={error ? [{ name: 'password', text: error }] : []}
    >
      {hasPassword && (
        <Field
          name="password"
          type="password"
          label={t('people.currentPassword')}
          error={error}
          autocomplete="current-password"
          width="half"
          required
        />
      )}
      <div class="form-actions">
        <Button kind={kind}>{button}</Button>
      </div>
    </Form>
  )
}

/** Drawn here, so that the secret goes nowhere else. Black on white in every theme: cameras want it. */
function qr(text: string): string {
  return renderSVG(text, { ecc: 'M', border: 4 })
}
