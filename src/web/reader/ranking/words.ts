import type { ForYouReason } from '../../../domain/ranking/index.ts'
import type { Translate } from '../../ui/messages.ts'

/** Why something stands in a list “For you”, in a few words. */
export function reasonInWords({ kind, about }: ForYouReason, t: Translate): string {
  switch (kind) {
    case 'account':
      return t('ranking.reason.account', { name: about })
    case 'series':
      return t('ranking.reason.series', { name: about })
    case 'topic':
      return t('ranking.reason.topic', { name: about })
    case 'related':
      return t('ranking.reason.related', { title: about })
    case 'hot':
      return t('ranking.reason.hot')
    case 'explore':
      return t('ranking.reason.explore')
    case 'newest':
      return t('reader.reason.newest')
  }
}
