import type { Language } from '../../ui/frame.ts'
import { translate } from '../../ui/messages.ts'

/** The switch of the island `src/client/push.ts` for this browser; without script it says what it needs. */
export function PushSwitch({
  language,
  publicKey,
  browsers,
}: {
  language: Language
  publicKey: string
  /** Those that the portal reaches, as `browsersOf` names them. */
  browsers: string[]
}) {
  const t = translate(language)
  return (
    <push-switch
      data-key={publicKey}
      data-known={browsers.join(' ')}
      data-on={t('people.push.on')}
      data-off={t('people.push.off')}
      data-denied={t('people.push.denied')}
      data-failed={t('people.push.failed')}
      data-unfit={t('people.push.unfit')}
    >
      {browsers.length > 0 && <p>{t('people.push.browsers', { count: browsers.length })}</p>}
      <p role="status">{t('people.push.unfit')}</p>
      <p class="form-actions">
        <button class="button button-line" type="button" value="on" hidden>
          {t('people.push.switchOn')}
        </button>
        <button class="button button-line" type="button" value="off" hidden>
          {t('people.push.switchOff')}
        </button>
      </p>
    </push-switch>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'push-switch': Record<string, unknown>
    }
  }
}
