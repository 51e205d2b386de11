/** What an address says was done a moment ago; its words are `slots.done.…`. */
export const DONE = [
  'placed',
  'planned',
  'waits',
  'changed',
  'moved',
  'withdrawn',
  'approved',
  'refused',
  'rolled_back',
  'before',
] as const
export type Done = (typeof DONE)[number]
