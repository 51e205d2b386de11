import type { ComponentChildren } from 'preact'
import { Back, type BackLink } from './page-head.tsx'

export type Task = {
  back: BackLink
  /** `<SaveState>`, or quiet words. */
  status?: ComponentChildren
  /** Links and `<Action>`s; the main one last. */
  actions?: ComponentChildren
}

/** The bar of a page where one thing is done for long: the way out, how it is kept, what comes next. */
export function TaskBar({ back, status, actions }: Task) {
  return (
    <header class="task-bar">
      <Back {...back} />
      {status}
      {actions && <div class="task-bar-actions">{actions}</div>}
    </header>
  )
}
