export { nextBoundary, strikeBoundaries } from './boundaries.ts'
export { type By, CHANGE_KINDS, type ChangeKind } from './change.ts'
export { type ChannelModel, channelModel } from './channel-model.ts'
export { outsideUrl } from './check-words.ts'
export type { Stand } from './fill.ts'
export { channelsOfFront, type FrontPart, type FrontRows, frontModel } from './front-model.ts'
export { findPlacement, type PageChange, pageHistory, stateAfter, waitingPlacements } from './history.ts'
export { LIVE_MOST, type LivePlacements, livePlacements } from './live-placements.ts'
export { movePlacement } from './move.ts'
export { changePlacement, place } from './place.ts'
export {
  FRONT,
  isSpotOf,
  type PlacedSeries,
  type Placement,
  readSpot,
  SLOTS,
  type Slot,
  type Spot,
  slotsTag,
  spotKey,
  type Target,
} from './placement.ts'
export { isSeen, isWaiting, type Passed, placementsAt, type Standing } from './placements-at.ts'
export { rollBack } from './roll-back.ts'
export { SlotTimer } from './slot-timer.ts'
export { standingPlacement } from './standing-placement.ts'
export { answerPlacement, withdraw } from './withdraw.ts'
export { PLACEMENT_LIMITS, type PlacementErrors, type PlacementField, type PlacementWords } from './words.ts'
