export type Tab = {
  label: string
  href: string
  current: boolean
  count?: number
  /** One character; pressing it opens the tab. */
  hotkey?: string
}

/** Views of one thing, each with an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map(({ label: words, href, current, count, hotkey }) => (
        <a
          href={href}
          aria-current={current ? 'page' : undefined}
          data-key={hotkey}
          aria-keyshortcuts={hotkey}
        >
          {words}
          {count !== undefined && <span class="count">{count}</span>}
        </a>
      ))}
    </nav>
  )
}
