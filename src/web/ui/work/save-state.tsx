import type { ComponentChildren } from 'preact'

export type Saving = 'saved' | 'saving' | 'offline' | 'conflict' | 'failed'

/** How what was typed is kept; an island changes `data-state` and the words. */
export function SaveState({
  state,
  id = 'save-state',
  children,
}: {
  state: Saving
  id?: string
  children: ComponentChildren
}) {
  return (
    <span class="save-state" id={id} data-state={state} role="status">
      {children}
    </span>
  )
}
