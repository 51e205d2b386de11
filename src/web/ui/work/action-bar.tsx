import type { ComponentChildren } from 'preact'
import type { Language } from '../frame.ts'
import { translate } from '../messages.ts'

/** A key as it is printed on the keyboard. */
export function Kbd({ children }: { children: ComponentChildren }) {
  return <kbd>{children}</kbd>
}

type ActionProps = {
  children: ComponentChildren
  kind?: 'main' | 'line' | 'danger' | 'plain'
  /** One character; pressing it does what a click does. */
  hotkey?: string
  href?: string
  name?: string
  value?: string
  /** ID of the form to send, when the button stands outside of it. */
  form?: string
  formAction?: string
}

/** A button or link that says what happens, with its key beside the words. */
export function Action({ children, kind = 'main', hotkey, href, ...rest }: ActionProps) {
  const className = kind === 'plain' ? 'button-plain' : `button button-${kind}`
  const keys = { 'data-key': hotkey, 'aria-keyshortcuts': hotkey }
  const words = (
    <>
      {children}
      {hotkey && (
        <span class="kbd" aria-hidden="true">
          {hotkey.toUpperCase()}
        </span>
      )}
    </>
  )
  if (href !== undefined) {
    return (
      <a class={className} href={href} {...keys}>
        {words}
      </a>
    )
  }
  return (
    <button class={className} type="submit" {...rest} {...keys}>
      {words}
    </button>
  )
}

type BarProps = {
  language: Language
  /** `<Action>`s, the main one first. */
  children: ComponentChildren
  /** Quiet words beside the actions: why there are none, who decides. */
  note?: ComponentChildren
  /** The page has a list that j and k go through. */
  walks?: boolean
  /** The page has `<KeyHelp>`. */
  help?: boolean
}

/** What can be decided here; stays at the bottom of the window while the detail scrolls. */
export function ActionBar({ language, children, note, walks = false, help = false }: BarProps) {
  const t = translate(language)
  return (
    <div class="action-bar">
      <div class="action-bar-row">
        <div class="action-bar-actions">
          {children}
          {note && <span class="action-bar-note">{note}</span>}
        </div>
        {(walks || help) && (
          <div class="action-bar-keys">
            {walks && (
              <>
                <span>
                  {t('work.next')}
                  <Kbd>J</Kbd>
                </span>
                <span>
                  {t('work.previous')}
                  <Kbd>K</Kbd>
                </span>
              </>
            )}
            {help && (
              <button class="button-plain" type="button" popovertarget="keys">
                {t('work.keysAll')}
                <Kbd>?</Kbd>
              </button>
            )}
          </div>
        )}
      </div>
    </div>
  )
}
