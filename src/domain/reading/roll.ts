/** What a roll-up takes in (no event of it is of a day before `since`), its number, and the moment: nothing counts as later. */
export type Roll = { number: number; batches: string[]; since: string; now: Date }
