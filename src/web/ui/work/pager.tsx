import type { Language } from '../frame.ts'
import { Icon } from '../icons.tsx'
import { translate } from '../messages.ts'

/** Lists page by key: on to the next part, or back to the start. Nothing when there is neither. */
export function Pager({ language, next, first }: { language: Language; next?: string; first?: string }) {
  const t = translate(language)
  if (!next && !first) return null
  return (
    <nav class="pager" aria-label={t('work.pages')}>
      {first && (
        <a class="button button-line" href={first}>
          {t('work.newest')}
        </a>
      )}
      {next && (
        <a class="button button-line pager-next" rel="next" href={next}>
          {t('work.older')}
          <Icon name="right" />
        </a>
      )}
    </nav>
  )
}
