import type { PageChange, Placement, pageHistory } from '../../../domain/placements/index.ts'
import { EmptyState, PageHead, Pager, Timeline, type TimelineEntry } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { type SlotPage, slotPageName } from './slot-page.ts'
import { spotWords, timesWords, titleOf } from './words.ts'

type Props = {
  view: DeskView
  slotPage: SlotPage
  history: Awaited<ReturnType<typeof pageHistory>>
  /** This is not the first page. */
  later: boolean
}

/** What was done to a page, the latest first, each with the way back to how it left the page. */
export function HistoryView({ view, slotPage, history: { changes, next }, later }: Props) {
  const { t, language, zone } = view
  return (
    <>
      <PageHead
        title={t('slots.history.title', { page: slotPageName(slotPage, language) })}
        lead={t('slots.history.lead')}
        back={{ href: slotPage.path, label: t('slots.title') }}
      />
      {changes.length === 0 ? (
        <EmptyState title={t('slots.history.none')} />
      ) : (
        <Timeline
          {...{ language, zone }}
          entries={changes.map((change, index) => entryOf(view, slotPage, change, later || index > 0))}
        />
      )}
      <Pager
        language={language}
        next={next === undefined ? undefined : `${slotPage.path}/history?before=${next}`}
        first={later ? `${slotPage.path}/history` : undefined}
      />
    </>
  )
}

const TONES: Partial<Record<PageChange['kind'], TimelineEntry['tone']>> = {
  approved: 'good',
  withdrawn: 'warning',
  refused: 'danger',
}

/** `past`: something was done since, so that one can go back to it. */
function entryOf(view: DeskView, { path }: SlotPage, change: PageChange, past: boolean): TimelineEntry {
  const { t } = view
  const { number, kind, at, by, reason, backTo, placed, ended, approved } = change
  // What is agreed to ends what stood until then: the line tells of the former.
  const told = [placed, approved, ended].find((some) => some.length > 0) ?? []
  return {
    at,
    tone: TONES[kind],
    what: t(`slots.change.${kind}`, { name: by ?? t('slots.change.somebody'), number: backTo ?? 0 }),
    text: (
      <>
        {told.map((one) => (
          <div>{lineOf(view, one)}</div>
        ))}
        {reason && <div class="slot-reason">{reason}</div>}
        {past && (
          <a
            href={`${path}/changes/${number}`}
            aria-label={`${t('slots.rollBack')} (${t('slots.change.number', { number })})`}
          >
            {t('slots.rollBack')}
          </a>
        )}
      </>
    ),
  }
}

function lineOf(view: DeskView, placement: Placement): string {
  return [titleOf(placement).title, spotWords(view, placement), timesWords(view, placement)].join(' · ')
}
