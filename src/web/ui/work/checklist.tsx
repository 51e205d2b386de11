import type { ComponentChildren } from 'preact'
import type { Language } from '../frame.ts'
import { Icon } from '../icons.tsx'
import { translate } from '../messages.ts'

export type Check = {
  state: 'good' | 'warning' | 'todo'
  text: ComponentChildren
  /** Where it can be put right. */
  link?: { href: string; label: string }
}

const STATES = {
  good: { icon: 'check', key: 'work.done' },
  warning: { icon: 'alert', key: 'work.attention' },
  todo: { icon: 'circle', key: 'work.todo' },
} as const

/** What is in order before something is sent, and what is not. */
export function Checklist({ language, checks }: { language: Language; checks: Check[] }) {
  const t = translate(language)
  return (
    <ul class="checks">
      {checks.map(({ state, text, link }) => (
        <li class={`check-${state}`}>
          <Icon name={STATES[state].icon} />
          <span>
            <span class="hidden-text">{t(STATES[state].key)}: </span>
            {text} {link && <a href={link.href}>{link.label}</a>}
          </span>
        </li>
      ))}
    </ul>
  )
}

export type Step = { label: string; href?: string; state: 'done' | 'current' | 'todo' }

/** Where one is in a form of several pages. */
export function Steps({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <nav class="steps" aria-label={label}>
      <ol>
        {steps.map(({ label: words, href, state }) => (
          <li class={`step-${state}`}>
            {href && state !== 'current' ? (
              <a href={href}>{words}</a>
            ) : (
              <span aria-current={state === 'current' ? 'step' : undefined}>{words}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
