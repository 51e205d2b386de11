import type { ComponentChildren } from 'preact'
import type { Passed, Placement } from '../../../domain/placements/index.ts'
import { isWaiting, spotKey } from '../../../domain/placements/index.ts'
import { Part } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import type { Board } from './load-board.ts'
import { SLOTS_PATH } from './slot-page.ts'
import { notesOf, spotWords, targetHref, timesWords, titleOf } from './words.ts'

type Props = { view: DeskView; board: Board }

/** What asks for an editor: what waits for a second one, what does not stand although its time it is. */
export function Asking({ view, board }: Props) {
  const { t } = view
  const waiting = board.all.filter(isWaiting)
  const passed = board.passed.filter(({ why }) => why !== 'approval')
  return (
    <>
      {waiting.length > 0 && (
        <Part title={t('slots.waiting')} note={waiting.length}>
          <ul class="slot-lines">
            {waiting.map((placement) => (
              <Line {...{ view, placement }}>
                <Answers {...{ view, placement }} />
              </Line>
            ))}
          </ul>
        </Part>
      )}
      {passed.length > 0 && (
        <Part title={t('slots.conflicts')} note={passed.length}>
          <p class="hint">{t('slots.conflictsNote')}</p>
          <ul class="slot-lines slot-conflicts">
            {passed.map((one) => (
              <Line {...{ view, placement: one.placement }} why={whyWords(view, one)} />
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

/** What is to come, with what it will stand upon. */
export function Coming({ view, board }: Props) {
  const { t } = view
  const coming = board.coming.filter((one) => !isWaiting(one))
  if (coming.length === 0) return null
  return (
    <Part title={t('slots.coming')} note={coming.length}>
      <ul class="slot-lines">
        {coming.map((placement) => (
          <Line {...{ view, placement }} why={overlapWords(view, placement, board.all)} />
        ))}
      </ul>
    </Part>
  )
}

type LineProps = { view: DeskView; placement: Placement; why?: string; children?: ComponentChildren }

function Line({ view, placement, why, children }: LineProps) {
  const { t, language } = view
  const { title, lang } = titleOf(placement)
  return (
    <li data-placement={placement.id}>
      <div>
        <p class="spot-title" lang={lang === language ? undefined : lang}>
          <a href={targetHref(placement)}>{title}</a>
        </p>
        <p class="spot-about">
          <span>{spotWords(view, placement)}</span>
          <span>{timesWords(view, placement)}</span>
          {notesOf(view, placement).map((note) => (
            <span>{note}</span>
          ))}
        </p>
        {why && <p class="slot-why">{why}</p>}
      </div>
      <div class="spot-deeds">
        {children}
        <a href={`${SLOTS_PATH}/placements/${placement.id}`} aria-label={t('slots.editOf', { title })}>
          {t('slots.edit')}
        </a>
        <a
          href={`${SLOTS_PATH}/placements/${placement.id}/withdrawal`}
          aria-label={t('slots.withdrawOf', { title })}
        >
          {t('slots.withdraw')}
        </a>
      </div>
    </li>
  )
}

function Answers({ view: { t }, placement }: { view: DeskView; placement: Placement }) {
  return (
    <form method="post" action={`${SLOTS_PATH}/placements/${placement.id}/answer`} data-once>
      <button class="button button-line" type="submit" name="answer" value="approved">
        {t('slots.approve')}
      </button>
      <button class="button-plain" type="submit" name="answer" value="refused">
        {t('slots.refuse')}
      </button>
    </form>
  )
}

function whyWords(view: DeskView, { why, by }: Passed): string {
  return view.t(`slots.why.${why}`, {
    title: by ? titleOf(by).title : '',
    spot: by ? spotWords(view, by) : '',
  })
}

/** Tells of another placement in the same place at the same time. */
function overlapWords(view: DeskView, one: Placement, all: Placement[]): string | undefined {
  const other = all.find(
    (each) =>
      each.id !== one.id &&
      spotKey(each) === spotKey(one) &&
      (each.until === null || each.until > one.from) &&
      (one.until === null || one.until > each.from),
  )
  return other && view.t('slots.overlaps', { title: titleOf(other).title })
}
