import type { ComponentChildren } from 'preact'
import { Button } from '../button.tsx'

type Props = {
  /** What this place is for, or that all is done. */
  title: string
  text?: ComponentChildren
  /** The one next step. */
  action?: { href: string; label: string }
  children?: ComponentChildren
}

/** A place with nothing in it yet. */
export function EmptyState({ title, text, action, children }: Props) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {text && <p class="empty-text">{text}</p>}
      {action && (
        <p class="empty-action">
          <Button href={action.href}>{action.label}</Button>
        </p>
      )}
      {children}
    </div>
  )
}
