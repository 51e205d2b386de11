import type { Sheet } from '../paint/sheet.ts'

/** Paints one picture: shapes from the farthest to the nearest. */
export type Scene = (s: Sheet) => string[]
