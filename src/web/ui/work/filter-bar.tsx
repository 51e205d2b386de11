import type { Language } from '../frame.ts'
import { translate } from '../messages.ts'

export type FilterOption = { label: string; href: string; current: boolean; count?: number }
export type FilterGroup = { label: string; options: FilterOption[] }

type Props = {
  language: Language
  /** Each choice is a link: filters live in the address. */
  groups?: FilterGroup[]
  /** A box whose words go into the address as `name`; `keep` are the other parameters. */
  search?: {
    action: string
    name: string
    value: string
    label: string
    keep?: Record<string, string>
    /** Address without the search, when there is one. */
    clearHref?: string
  }
}

/** Narrows a list. Works without script, and the address of what is seen can be passed on. */
export function FilterBar({ language, groups = [], search }: Props) {
  const t = translate(language)
  return (
    <div class="filters">
      {search && (
        <search>
          <form class="filter-search" method="get" action={search.action}>
            {Object.entries(search.keep ?? {}).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <input
              class="input"
              type="search"
              name={search.name}
              value={search.value}
              aria-label={search.label}
              placeholder={search.label}
              data-key="/"
            />
            <button class="button button-line" type="submit">
              {t('work.search')}
            </button>
            {search.clearHref && (
              <a class="filter-clear" href={search.clearHref}>
                {t('work.searchClear')}
              </a>
            )}
          </form>
        </search>
      )}
      {groups.map((group) => (
        <Chips {...group} />
      ))}
    </div>
  )
}

/** Choices of one kind as chips; the chosen one is dark. Also alone, beside a heading (`tools`). */
export function Chips({ label, options }: FilterGroup) {
  return (
    <nav class="chips" aria-label={label}>
      {options.map(({ label: words, href, current, count }) => (
        <a class="chip" href={href} aria-current={current ? 'true' : undefined}>
          {words}
          {count !== undefined && <span class="chip-count">{count}</span>}
        </a>
      ))}
    </nav>
  )
}
