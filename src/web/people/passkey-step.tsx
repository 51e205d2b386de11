import type { Language } from '../ui/frame.ts'
import { translate } from '../ui/messages.ts'

type Props = {
  language: Language
  /** Show a passkey, or make one. */
  kind: 'get' | 'create'
  /** Where the options come from, and where the browser's answer goes. */
  options: string
  verify: string
  to: string
  label: string
}

/** A button of the island `src/client/passkey.ts`; without script there is none, for passkeys need it. */
export function PasskeyStep({ language, kind, options, verify, to, label }: Props) {
  const t = translate(language)
  const words = { 'data-failed': t('people.passkeyFailed'), 'data-unfit': t('people.passkeyUnfit') }
  return (
    <passkey-step data-kind={kind} data-options={options} data-verify={verify} data-to={to} {...words}>
      <button class="button button-line" type="button" hidden>
        {label}
      </button>
      <p class="field-error" role="alert" />
    </passkey-step>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'passkey-step': Record<string, unknown>
    }
  }
}
