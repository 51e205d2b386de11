import { channelName } from '../../../domain/channels/index.ts'
import { FRONT } from '../../../domain/placements/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { Coming } from './board-lists.tsx'
import type { Board, BoardGroup, BoardSpot } from './load-board.ts'
import type { SlotPage } from './slot-page.ts'
import { SpotCard } from './spot-card.tsx'

type Props = { view: DeskView; slotPage: SlotPage; board: Board; mark?: string }

/** The places of a page in the order in which readers see them. */
export function BoardGroups({ view, slotPage, board, mark }: Props) {
  const { t } = view
  const bands = board.groups.filter(({ kind }) => kind === 'headline')
  const block = (group: BoardGroup) => <Spots {...{ view, slotPage, group, mark }} />
  const of = (kind: BoardGroup['kind']) => board.groups.filter((group) => group.kind === kind)
  return (
    <>
      {of('top').map((group) => (
        <section class="slots-top" aria-labelledby="slots-top">
          <h2 id="slots-top">{t('slots.group.top')}</h2>
          {block(group)}
        </section>
      ))}
      <Coming {...{ view, board }} />
      {slotPage.page === FRONT && bands.length > 0 && (
        <section aria-labelledby="slots-bands">
          <h2 id="slots-bands">{t('slots.group.channels')}</h2>
          <div class="slots-bands">
            {bands.map((group) => (
              <div>
                <h3>{nameOf(view, group.channelId)}</h3>
                {block(group)}
              </div>
            ))}
          </div>
        </section>
      )}
      {of('column-lead').map((group) => (
        <section aria-labelledby="slots-columns">
          <h2 id="slots-columns">{t('slots.group.columns')}</h2>
          {block(group)}
        </section>
      ))}
      {of('other').map((group) => (
        <section aria-labelledby="slots-other">
          <h2 id="slots-other">{t('slots.group.other')}</h2>
          {block(group)}
        </section>
      ))}
    </>
  )
}

function Spots({ view, slotPage, group, mark }: Omit<Props, 'board'> & { group: BoardGroup }) {
  return (
    <ol class={`spots spots-${group.kind}`}>
      {withoutEmptyEnd(group).map((spot, index) => (
        <SpotCard
          {...{ view, slotPage, spot, mark }}
          kind={group.kind}
          before={group.spots[index - 1]}
          after={group.spots[index + 1]}
        />
      ))}
    </ol>
  )
}

/** Of a channel's places that nothing fills one is enough to place something there. */
function withoutEmptyEnd({ kind, spots }: BoardGroup): BoardSpot[] {
  if (kind !== 'headline') return spots
  const last = spots.findLastIndex(({ placement, article }) => placement || article)
  return spots.slice(0, last + 2)
}

function nameOf({ channels, language }: DeskView, id?: string): string {
  const channel = channels.find((one) => one.id === id)
  return channel ? channelName(channel, language) : ''
}
