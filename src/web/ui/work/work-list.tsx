import type { ComponentChildren } from 'preact'

export type WorkItem = {
  href: string
  title: ComponentChildren
  /** It is the one in the detail pane. */
  current?: boolean
  /** Language of the title when it is not the page's. */
  lang?: string
  /** At the end of the first line: how long it waits. */
  time?: ComponentChildren
  /** Second line: kind · field · @handle. */
  about?: ComponentChildren
  /** At the end of the second line: who has it. */
  who?: ComponentChildren
  /** Third line, in the colour of a warning: similar handle, second try. */
  hint?: ComponentChildren
  badge?: ComponentChildren
}

/** What waits, an entry a line; the keys j and k go through it. */
export function WorkList({ items, label }: { items: WorkItem[]; label?: string }) {
  return (
    <ul class="work-list" data-list aria-label={label}>
      {items.map((item) => (
        <li>
          <a href={item.href} aria-current={item.current ? 'true' : undefined}>
            <span class="work-list-title" lang={item.lang}>
              {item.title}
            </span>
            {item.time && <span class="work-list-end">{item.time}</span>}
            {(item.about || item.badge) && (
              <span class="work-list-about">
                {item.badge}
                {item.about}
              </span>
            )}
            {item.who && <span class="work-list-end">{item.who}</span>}
            {item.hint && <span class="work-list-hint">{item.hint}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}
