import { Icon } from './icons.tsx'
import type { MessageKey } from './messages.ts'
import type { Voice } from './voice.ts'

/** Newer and older pages of a list that pages by key. Nothing when the list is one page. */
export function PagingLinks({
  voice: { t },
  newerHref,
  olderHref,
  words = NEWER_OLDER,
}: {
  voice: Voice
  newerHref?: string
  olderHref?: string
  words?: { newer: MessageKey; older: MessageKey }
}) {
  if (!newerHref && !olderHref) return null
  return (
    <nav class="paging" aria-label={t('reader.nav.paging')}>
      {newerHref && (
        <a class="button button-line" rel="prev" href={newerHref}>
          <Icon name="left" />
          {t(words.newer)}
        </a>
      )}
      {olderHref && (
        <a class="button button-line paging-older" rel="next" href={olderHref}>
          {t(words.older)}
          <Icon name="right" />
        </a>
      )}
    </nav>
  )
}

const NEWER_OLDER = { newer: 'reader.paging.newer', older: 'reader.paging.older' } as const
