import { Icon } from './icons.tsx'
import type { Voice } from './voice.ts'

type SearchFieldProps = { voice: Voice; value?: string; id: string; className: string }

/** Where a question is typed; works without script. A script offers names and titles while typing, once it is focused. */
export function SearchField({ voice: { t }, value = '', id, className }: SearchFieldProps) {
  return (
    <search class={className}>
      <form
        action="/search"
        method="get"
        data-suggest={`${t('search.label')}|${t('search.suggest.account')}|${t('search.suggest.topic')}|${t('search.suggest.article')}`}
      >
        <label class="hidden-text" for={id}>
          {t('search.label')}
        </label>
        <input
          class="input"
          id={id}
          type="search"
          name="q"
          value={value}
          maxLength={200}
          placeholder={t('search.label')}
          autoComplete="off"
          enterKeyHint="search"
        />
        <button class="search-button" type="submit">
          <Icon name="search" />
          <span>{t('search.button')}</span>
        </button>
      </form>
    </search>
  )
}
