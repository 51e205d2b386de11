import { isId } from '../../../kernel/ids.ts'
import { Notice } from '../../ui/notice.tsx'
import type { DeskView } from '../respond-desk.tsx'
import { QUEUE } from './asked.ts'

const OUTCOMES = ['approved', 'seconded', 'changes', 'refused', 'granted', 'dismissed', 'undone'] as const
export type DoneOutcome = (typeof OUTCOMES)[number]

/** What was decided a moment ago, of which application. */
export type DoneWith = { outcome: DoneOutcome; id: string }

/** Reads what an address says was done. */
export function doneIn(query: unknown): DoneWith | undefined {
  const { done, last } = query as Record<string, unknown>
  const outcome = OUTCOMES.find((one) => one === done)
  return outcome && typeof last === 'string' && isId(last) ? { outcome, id: last } : undefined
}

/** Told above the next application: what was done, and the way back to it. */
export function Done({ view: { t }, done: { outcome, id } }: { view: DeskView; done: DoneWith }) {
  return (
    <Notice kind="good" title={t(`desk.app.done.${outcome}`)} alert>
      {outcome !== 'undone' && (
        <p>
          <a href={`${QUEUE}/${id}`}>{t('desk.app.doneLook')}</a>
        </p>
      )}
    </Notice>
  )
}
