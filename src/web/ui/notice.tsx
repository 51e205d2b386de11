import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icons.tsx'

type NoticeProps = {
  kind: 'info' | 'good' | 'warning' | 'danger'
  title?: string
  children?: ComponentChildren
  /** Read out at once by a screen reader; for what came of the last step. */
  alert?: boolean
}

const ICONS: Record<NoticeProps['kind'], IconName> = {
  info: 'info',
  good: 'check',
  warning: 'alert',
  danger: 'alert',
}

/** A state that is told once, in the page's flow; never floats. */
export function Notice({ kind, title, children, alert }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`} role={alert ? 'alert' : undefined}>
      <Icon name={ICONS[kind]} />
      <div>
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}
