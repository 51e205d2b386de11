export type Tab = { label: string; href: string; current: boolean; count?: number }

/** Views of one thing, each with an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map(({ label: words, href, current, count }) => (
        <a href={href} aria-current={current ? 'page' : undefined}>
          {words}
          {count !== undefined && <span class="count">{count}</span>}
        </a>
      ))}
    </nav>
  )
}
