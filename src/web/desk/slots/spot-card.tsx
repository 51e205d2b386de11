import { Picture } from '../../ui/picture.tsx'
import { Badge } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import type { BoardGroup, BoardSpot } from './load-board.ts'
import { SLOTS_PATH, type SlotPage } from './slot-page.ts'
import { coverOf, lineOf, notesOf, shortSpotWords, spotWords, targetHref, timesWords } from './words.ts'

type Props = {
  view: DeskView
  slotPage: SlotPage
  spot: BoardSpot
  kind: BoardGroup['kind']
  /** Its neighbours in the group, to change places with. */
  before?: BoardSpot
  after?: BoardSpot
  /** The placement that something was just done to. */
  mark?: string
}

/** A place: what stands in it and what can be done; a goal for what is dragged. */
export function SpotCard({ view, slotPage, spot, kind, before, after, mark }: Props) {
  const { t, language } = view
  const { placement, article, key } = spot
  const { title, lang } = lineOf(spot)
  const cover = placement ? coverOf(placement) : article?.cover
  const pictured = cover && (kind === 'top' || kind === 'column-lead')
  const isNew = placement !== undefined && placement.id === mark
  return (
    // The address of what was just done leads here, and takes the focus along: the arrows go on moving it.
    <li
      tabIndex={placement && -1}
      class={`spot spot-${spot.spot.slot}${placement ? ' spot-placed' : ''}${isNew ? ' spot-new' : ''}`}
      id={placement && `p-${placement.id}`}
      data-spot={key}
      data-placement={placement?.id}
    >
      {pictured && <Picture view={cover} alt="" shape="card" sizes="160px" />}
      <div class="spot-words">
        <p class="spot-name">
          {kind === 'headline' ? shortSpotWords(view, spot.spot) : spotWords(view, spot.spot)}
        </p>
        <p class="spot-title" lang={lang === language ? undefined : lang}>
          {placement ? <a href={targetHref(placement)}>{title}</a> : title || t('slots.emptyNothing')}
        </p>
        {placement ? (
          <p class="spot-about">
            <span>{timesWords(view, placement)}</span>
            {notesOf(view, placement).map((note) => (
              <Badge tone={note === t('slots.noteEdited') ? 'warning' : 'quiet'}>{note}</Badge>
            ))}
          </p>
        ) : (
          article && kind !== 'headline' && <p class="spot-about">{t('slots.empty')}</p>
        )}
        <div class="spot-deeds">
          {placement ? (
            <>
              <a href={`${SLOTS_PATH}/placements/${placement.id}`} aria-label={t('slots.editOf', { title })}>
                {t('slots.edit')}
              </a>
              <a
                href={`${SLOTS_PATH}/placements/${placement.id}/withdrawal`}
                aria-label={t('slots.withdrawOf', { title })}
              >
                {t('slots.withdraw')}
              </a>
              {before && <Move {...{ view, spot, title }} goal={before} way="up" />}
              {after && <Move {...{ view, spot, title }} goal={after} way="down" />}
            </>
          ) : (
            <a
              href={`${slotPage.path}/place?spot=${key}`}
              aria-label={`${t('slots.placeHere')}: ${spotWords(view, spot.spot)}`}
            >
              {t('slots.placeHere')}
            </a>
          )}
        </div>
      </div>
    </li>
  )
}

type MoveProps = { view: DeskView; spot: BoardSpot; goal: BoardSpot; way: 'up' | 'down'; title: string }

/** Changes places with the neighbour. */
function Move({ view: { t }, spot: { placement }, goal, way, title }: MoveProps) {
  return (
    <form method="post" action={`${SLOTS_PATH}/placements/${placement?.id}/place`} data-once>
      <input type="hidden" name="spot" value={goal.key} />
      {goal.placement && <input type="hidden" name="displaced" value={goal.placement.id} />}
      <button class="button-plain" type="submit" data-move={way} aria-label={t(`slots.${way}Of`, { title })}>
        {t(`slots.${way}`)}
      </button>
    </form>
  )
}
