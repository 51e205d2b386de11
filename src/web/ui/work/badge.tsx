import type { ComponentChildren } from 'preact'

export type Tone = 'quiet' | 'accent' | 'good' | 'warning' | 'danger'

/** A word for a state: "Draft", "Scheduled". The word says it; the colour only helps. */
export function Badge({ tone = 'quiet', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`badge badge-${tone}`}>{children}</span>
}
