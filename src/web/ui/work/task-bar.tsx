import type { ComponentChildren } from 'preact'
import { Back, type BackLink } from './page-head.tsx'

export type Task = {
  back: BackLink
  /** `<SaveState>`, or quiet words. */
  status?: ComponentChildren
  /** Links and `<Action>`s; the main one last. */
  actions?: ComponentChildren
}

/**
 * The bar of a page where one thing is done for long: the way out, how it is kept, what comes next. It has a name, as a
 * preview within the page has landmarks too.
 */
export function TaskBar({ back, status, actions, label }: Task & { label: string }) {
  // A banner may be named (ARIA in HTML); the linter knows `header` only as one without a role.
  const named = { 'aria-label': label }
  return (
    <header class="task-bar" {...named}>
      <Back {...back} />
      {status}
      {actions && <div class="task-bar-actions">{actions}</div>}
    </header>
  )
}
