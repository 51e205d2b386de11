import {
  assignedTo,
  COUNTED_AT_MOST,
  type QueueRow,
  queueOfApplications,
} from '../../../domain/applications/index.ts'
import { Button } from '../../ui/button.tsx'
import { DateTime, Part, WorkList } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import type { TodayPart } from './part.ts'

const OLDEST = 5

/** The applications given to an editor, and those that wait longest. */
export const applicationsToday: TodayPart = async (context, desk) => {
  const [mine, oldest] = await Promise.all([
    assignedTo(context.database, desk.person.id),
    queueOfApplications(context.database, { state: 'submitted' }, { reader: desk.hidden, limit: OLDEST }),
  ])
  const { submitted, appealed, changes } = desk.queue
  return (view) => {
    const { t } = view
    const first = oldest.rows[0]
    const figures = [
      { state: 'submitted', count: submitted },
      { state: 'appealed', count: appealed },
      { state: 'changes', count: changes },
    ] as const
    return (
      <>
        {mine.length > 0 && (
          <Part title={t('desk.app.minePart')}>
            <Rows view={view} rows={mine} />
          </Part>
        )}
        <Part
          title={t('desk.app.oldest')}
          note={figures
            .map(({ state, count }) => `${t(`desk.app.state.${state}`)} ${shown(count)}`)
            .join(' · ')}
        >
          {first ? (
            <>
              <Rows view={view} rows={oldest.rows} />
              <div class="form-actions">
                <Button href={`/desk/applications/${first.id}`}>{t('desk.app.toWaiting')}</Button>
              </div>
            </>
          ) : (
            <p class="hint">{t('desk.app.noneWaiting')}</p>
          )}
        </Part>
      </>
    )
  }
}

function shown(count: number): string {
  return count >= COUNTED_AT_MOST ? `${COUNTED_AT_MOST - 1}+` : String(count)
}

function Rows({ view: { t, language, zone, now }, rows }: { view: DeskView; rows: QueueRow[] }) {
  return (
    <WorkList
      items={rows.map((row) => ({
        href: `/desk/applications/${row.id}${row.state === 'appealed' ? '?state=appealed' : ''}`,
        title: row.name,
        time: <DateTime at={row.since} form="age" now={now} zone={zone} language={language} />,
        about: `${t(`apply.kind.${row.kind}`)} · ${row.field} · @${row.handle}`,
        who: row.assignedName ?? undefined,
      }))}
    />
  )
}
