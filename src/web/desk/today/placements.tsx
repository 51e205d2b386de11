import { channelName } from '../../../domain/channels/index.ts'
import { waitingPlacements } from '../../../domain/placements/index.ts'
import { Part, WorkList } from '../../ui/work/index.ts'
import { slotPath } from '../slots/slot-page.ts'
import { spotWords, timesWords, titleOf } from '../slots/words.ts'
import type { TodayPart } from './part.ts'

/** What waits for a second editor in the slots, where the operator wants one. One query then, else none. */
export const placementsToday: TodayPart = async (context) => {
  const { settings } = await context.portal.get()
  const waiting = settings.placementSecondApproval
    ? await waitingPlacements(context.database, context.now())
    : []
  return (view) => {
    if (waiting.length === 0) return null
    const pageOf = (page: string) => {
      const channel = view.channels.find(({ id }) => id === page)
      return channel ? channelName(channel, view.language) : view.t('slots.front')
    }
    return (
      <Part title={view.t('slots.waiting')} note={String(waiting.length)}>
        <WorkList
          items={waiting.map((placement) => ({
            href: slotPath(placement.page),
            title: titleOf(placement).title,
            lang: titleOf(placement).lang,
            about: `${pageOf(placement.page)} · ${spotWords(view, placement)}`,
            hint: timesWords(view, placement),
          }))}
        />
      </Part>
    )
  }
}
