import type { Language } from '../frame.ts'
import { translate } from '../messages.ts'

export type KeyLine = { hotkey: string; does: string }

/**
 * The keys of this page, opened by `?` or by the button in the action bar. One a page. Single keys can be switched
 * off (WCAG 2.2, 2.1.4); `src/client/keys.ts` remembers it in this browser.
 */
export function KeyHelp({
  language,
  keys,
  walks = false,
}: {
  language: Language
  keys: KeyLine[]
  /** Adds j and k. */
  walks?: boolean
}) {
  const t = translate(language)
  const lines: KeyLine[] = [
    ...keys,
    ...(walks
      ? [
          { hotkey: 'j', does: t('work.next') },
          { hotkey: 'k', does: t('work.previous') },
        ]
      : []),
    { hotkey: '?', does: t('work.keysAll') },
  ]
  return (
    <dialog class="key-help" id="keys" popover="auto" aria-labelledby="keys-title">
      <div class="key-help-head">
        <h2 id="keys-title">{t('work.keys')}</h2>
        <button class="button-plain" type="button" popovertarget="keys" popovertargetaction="hide">
          {t('work.keysClose')}
        </button>
      </div>
      <dl>
        {lines.map(({ hotkey, does }) => (
          <div>
            <dt>{does}</dt>
            <dd>
              <kbd>{hotkey.length === 1 ? hotkey.toUpperCase() : hotkey}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <label class="choice">
        <input type="checkbox" data-keys-switch checked />
        <span>
          {t('work.keysUse')}
          <small class="hint">{t('work.keysNote')}</small>
        </span>
      </label>
      <p>
        <a href="/help">{t('help.title')}</a>
      </p>
    </dialog>
  )
}
