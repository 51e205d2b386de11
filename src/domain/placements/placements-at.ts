import { type Placement, SLOTS, type Slot, spotKey } from './placement.ts'

/**
 * Why a placement whose time it is does not stand: it waits for another editor, readers cannot see its target, a later
 * one stands in its place, or its target stands higher on the page.
 */
export type Passed = {
  placement: Placement
  why: 'approval' | 'gone' | 'covered' | 'repeated'
  by?: Placement
}

/** What stands in a page's places at a moment, by `spotKey`, and what does not although its time it is. */
export type Standing = { shown: Map<string, Placement>; passed: Passed[] }

/**
 * What stands at a moment: of several in a place the one that was decided last. A function of the rows and `now`
 * alone, whatever the order of the rows.
 */
export function placementsAt(rows: Iterable<Placement>, now: Date): Standing {
  const inTime = [...rows].filter((row) => row.ended === null && isInTime(row, now)).sort(byProminence)
  const shown = new Map<string, Placement>()
  const targets = new Map<string, Placement>()
  const passed: Passed[] = []
  for (const placement of inTime) {
    const key = spotKey(placement)
    const target = targetKey(placement)
    const above = targets.get(target)
    const covering = shown.get(key)
    if (isWaiting(placement)) passed.push({ placement, why: 'approval' })
    else if (!isSeen(placement)) passed.push({ placement, why: 'gone' })
    else if (covering) passed.push({ placement, why: 'covered', by: covering })
    else if (above) passed.push({ placement, why: 'repeated', by: above })
    else {
      shown.set(key, placement)
      targets.set(target, placement)
    }
  }
  return { shown, passed }
}

/** Whether its time has begun and not ended. */
export function isInTime({ from, until }: Pick<Placement, 'from' | 'until'>, now: Date): boolean {
  return from <= now && (until === null || now < until)
}

/** Whether another editor must agree before it stands. */
export function isWaiting({ wantsApproval, approved }: Placement): boolean {
  return wantsApproval && approved === null
}

/** Whether readers can see what is placed. */
export function isSeen({ target }: Placement): boolean {
  if (target.kind === 'article') return target.article !== undefined
  return target.kind === 'outside' || (target.series?.articles ?? 0) > 0
}

/** One word for what is placed: the same thing stands once on a page. */
export function targetKey({ target }: Placement): string {
  return target.kind === 'outside' ? target.url : target.id
}

const RANK = Object.keys(SLOTS) as Slot[]

/** Whether a place is of a slot further up the page than another's. */
export function isHigher(a: Pick<Placement, 'slot'>, b: Pick<Placement, 'slot'>): boolean {
  return RANK.indexOf(a.slot) < RANK.indexOf(b.slot)
}

/** From the top of the page down; in one place the latest decision first. */
function byProminence(a: Placement, b: Placement): number {
  return (
    RANK.indexOf(a.slot) - RANK.indexOf(b.slot) ||
    a.position - b.position ||
    compare(a.channelId ?? '', b.channelId ?? '') ||
    b.begun - a.begun ||
    compare(b.id, a.id)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
