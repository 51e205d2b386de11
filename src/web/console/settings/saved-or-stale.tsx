import { Notice } from '../../ui/notice.tsx'
import type { ConsoleView } from '../respond-console.tsx'

type Props = { view: ConsoleView; saved?: boolean; stale?: boolean }

/** What came of the last step: it was saved, or somebody else changed the same meanwhile. */
export function SavedOrStale({ view, saved, stale }: Props) {
  const { t } = view
  if (stale) {
    return (
      <Notice kind="warning" title={t('console.stale')} alert>
        <p>
          {t('console.staleText')}{' '}
          <a href="/console/audit?action=settings.change">{t('console.staleAudit')}</a>
        </p>
      </Notice>
    )
  }
  return saved ? <Notice kind="good" title={t('common.saved')} alert /> : null
}
