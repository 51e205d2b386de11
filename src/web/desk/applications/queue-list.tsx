import {
  COUNTED_AT_MOST,
  type QueueCursor,
  type QueueRow,
  SUBJECT_KINDS,
} from '../../../domain/applications/index.ts'
import { Button } from '../../ui/button.tsx'
import {
  Chips,
  DateTime,
  EmptyState,
  type FilterOption,
  Pager,
  Select,
  Tick,
  WorkList,
} from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { type Asked, addressOf, changed, narrowing, QUEUE } from './asked.ts'
import { hintWords } from './words.ts'

/** A page of the queue and what was asked for. */
export type Queue = { asked: Asked; rows: QueueRow[]; next?: QueueCursor }
type Props = { view: DeskView; queue: Queue; fields: string[] }

/** What waits, beside the heading of the list. */
export function StateChips({ view: { t, desk }, queue: { asked } }: Omit<Props, 'fields'>) {
  const state = (name: Asked['state'], count?: number): FilterOption => ({
    label: t(`desk.app.state.${name}`),
    href: changed(asked, { state: name, assigned: undefined }),
    current: asked.state === name,
    count: count && Math.min(count, COUNTED_AT_MOST),
  })
  const { submitted, appealed, changes } = desk.queue
  return (
    <Chips
      label={t('desk.app.stateLabel')}
      options={[state('submitted', submitted), state('appealed', appealed), state('changes', changes)]}
    />
  )
}

/** Who has it in sight; the rest behind a line that says how much it narrows. */
export function QueueFilterBar({ view, queue: { asked }, fields }: Props) {
  const { t } = view
  const settled = (['approved', 'refused', 'withdrawn'] as const).map((name) => ({
    label: t(`desk.app.state.${name}`),
    href: changed(asked, { state: name, assigned: undefined }),
    current: asked.state === name,
  }))
  const assigned = (value: Asked['assigned'], label: string): FilterOption => ({
    label,
    href: changed(asked, { assigned: value }),
    current: asked.assigned === value,
  })
  const isSettled = settled.some(({ current }) => current)
  const count = narrowing(asked) + (isSettled ? 1 : 0)
  return (
    <div class="filters">
      {!isSettled && (
        <Chips
          label={t('desk.app.assignedLabel')}
          options={[
            assigned(undefined, t('desk.app.anyone')),
            assigned('me', t('desk.app.assignedMe')),
            assigned('nobody', t('desk.app.assignedNobody')),
          ]}
        />
      )}
      <details class="desk-narrow" open={count > 0}>
        <summary>
          {t('desk.app.filters')}
          {count > 0 && <span class="count">{count}</span>}
        </summary>
        <Chips label={t('desk.app.settledLabel')} options={settled} />
        <NarrowForm view={view} asked={asked} fields={fields} />
      </details>
    </div>
  )
}

function NarrowForm({ view: { t }, asked, fields }: { view: DeskView; asked: Asked; fields: string[] }) {
  const known = asked.field && !fields.includes(asked.field) ? [...fields, asked.field] : fields
  return (
    <form class="form" method="get" action={QUEUE}>
      {asked.state !== 'submitted' && <input type="hidden" name="state" value={asked.state} />}
      {asked.assigned && <input type="hidden" name="assigned" value={asked.assigned} />}
      <Select
        name="kind"
        label={t('desk.app.kindLabel')}
        value={asked.kind ?? ''}
        none={t('desk.app.anyKind')}
        options={SUBJECT_KINDS.map((value) => ({ value, label: t(`apply.kind.${value}`) }))}
      />
      {known.length > 0 && (
        <Select
          name="field"
          label={t('desk.app.fieldLabel')}
          value={asked.field ?? ''}
          none={t('desk.app.anyField')}
          options={known.map((value) => ({ value, label: value }))}
        />
      )}
      <Tick name="hints" label={t('desk.app.hintsOnly')} checked={asked.hinted ?? false} />
      <div class="form-actions">
        <Button kind="line">{t('desk.app.filterApply')}</Button>
        {narrowing(asked) > 0 && (
          <Button
            kind="plain"
            href={changed(asked, { kind: undefined, field: undefined, hinted: undefined })}
          >
            {t('desk.app.filtersClear')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** The page of the queue, the open application marked. */
export function QueueList({
  view,
  queue: { asked, rows, next },
  current,
}: {
  view: DeskView
  queue: Queue
  current?: string
}) {
  const { t, language, zone, now } = view
  return (
    <>
      <WorkList
        label={t('desk.app.title')}
        items={rows.map((row) => ({
          href: addressOf(asked, row.id),
          title: row.name,
          lang: row.language,
          current: row.id === current,
          time: <DateTime at={row.since} form="age" now={now} zone={zone} language={language} />,
          about: `${t(`apply.kind.${row.kind}`)} · ${row.field} · @${row.handle}`,
          who: row.assignedName ?? undefined,
          hint: <RowHints view={view} row={row} />,
        }))}
      />
      <Pager
        language={language}
        next={next && addressOf({ ...asked, after: next })}
        first={asked.after && changed(asked, {})}
      />
    </>
  )
}

function RowHints({ view: { t }, row }: { view: DeskView; row: QueueRow }) {
  const words = [
    ...(row.secondedBy && row.state === 'submitted' ? [t('desk.app.secondShort')] : []),
    ...row.hints.map((hint) => hintWords(t, hint)),
  ]
  if (words.length === 0) return null
  return <>{words.join(' · ')}</>
}

/** Instead of a list with nothing in it. */
export function EmptyQueue({ view: { t }, queue: { asked } }: { view: DeskView; queue: Queue }) {
  const plain = asked.state === 'submitted' && !asked.assigned && narrowing(asked) === 0
  return (
    <EmptyState
      title={t('desk.app.empty')}
      text={t(plain ? 'desk.app.emptyWaiting' : 'desk.app.emptyFiltered')}
      action={plain ? undefined : { href: QUEUE, label: t('desk.app.filtersClear') }}
    />
  )
}
