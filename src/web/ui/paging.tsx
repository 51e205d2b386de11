import { Icon } from './icons.tsx'
import type { Voice } from './voice.ts'

/** Newer and older pages of a list that pages by key. Nothing when the list is one page. */
export function PagingLinks({
  voice: { t },
  newerHref,
  olderHref,
}: {
  voice: Voice
  newerHref?: string
  olderHref?: string
}) {
  if (!newerHref && !olderHref) return null
  return (
    <nav class="paging" aria-label={t('reader.nav.paging')}>
      {newerHref && (
        <a class="button button-line" rel="prev" href={newerHref}>
          <Icon name="left" />
          {t('reader.paging.newer')}
        </a>
      )}
      {olderHref && (
        <a class="button button-line paging-older" rel="next" href={olderHref}>
          {t('reader.paging.older')}
          <Icon name="right" />
        </a>
      )}
    </nav>
  )
}
