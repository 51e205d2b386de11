import type { PublishedItem } from '../../../domain/reviewing/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import type { Done } from './done.ts'
import type { Board } from './load-board.ts'
import type { SlotPage } from './slot-page.ts'

/** What the desk's page of places is drawn from. */
export type BoardProps = {
  view: DeskView
  slotPage: SlotPage
  board: Board
  /** What was searched for. */
  words: string
  found: PublishedItem[]
  done?: Done
  /** The number of the change that was done, which can be undone. */
  doneNumber?: number
  /** The placement that it was done to. */
  mark?: string
}
