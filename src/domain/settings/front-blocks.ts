import { type Check, refuse } from './check.ts'

/** The blocks of the front page and what each may be told. */
export const FRONT_BLOCKS = {
  /** The lead, its seconds and the hot list beside them. `hot` 0: without the list. */
  top: { seconds: [0, 4], hot: [0, 10] },
  /** Channels side by side, each with a headline and titles. */
  channels: { count: [1, 12], titles: [0, 5] },
  /** Columns with a large picture each. */
  columns: { count: [1, 12] },
  /** What came last, as a list. */
  newest: { count: [3, 20] },
  /** Accounts worth following. */
  accounts: { count: [1, 8] },
} as const

export type FrontBlockKind = keyof typeof FRONT_BLOCKS
type Numbers<K extends FrontBlockKind> = { [N in keyof (typeof FRONT_BLOCKS)[K]]: number }

/** A block of the front page: shown or not, and its numbers within the bounds of {@link FRONT_BLOCKS}. */
export type FrontBlock = { [K in FrontBlockKind]: { kind: K; on: boolean } & Numbers<K> }[FrontBlockKind]

/** What fills the places on top that no editor filled: the newest with pictures, or what is read most. */
export const FRONT_FILLS = ['newest', 'hot'] as const
export type FrontFill = (typeof FRONT_FILLS)[number]

/** How the front page is arranged, and whether placements need a second editor. */
export type FrontSettings = {
  /** Each kind once, from the top down. */
  frontBlocks: FrontBlock[]
  frontFill: FrontFill
  placementSecondApproval: boolean
}

export const DEFAULT_FRONT: Readonly<FrontSettings> = {
  frontBlocks: [
    { kind: 'top', on: true, seconds: 4, hot: 10 },
    { kind: 'channels', on: true, count: 8, titles: 5 },
    { kind: 'columns', on: true, count: 6 },
    { kind: 'newest', on: false, count: 10 },
    { kind: 'accounts', on: true, count: 8 },
  ],
  frontFill: 'newest',
  placementSecondApproval: false,
}

/** Checks of these settings; a block that is missing is added as it is by default, switched off. */
export const FRONT_CHECKS: { [K in keyof FrontSettings]: Check<FrontSettings[K]> } = {
  frontBlocks: (value) => {
    if (!Array.isArray(value)) return refuse('choice_unknown')
    const given = value.map(blockOf)
    const kinds = new Set(given.map(({ kind }) => kind))
    if (kinds.size < given.length) return refuse('choice_unknown')
    if (!given.some(({ on }) => on)) return refuse('front_empty')
    const others = DEFAULT_FRONT.frontBlocks.filter(({ kind }) => !kinds.has(kind))
    return [...given, ...others.map((block) => ({ ...block, on: false }))]
  },
  frontFill: (value) => FRONT_FILLS.find((fill) => fill === value) ?? refuse('choice_unknown'),
  placementSecondApproval: (value) => (typeof value === 'boolean' ? value : refuse('choice_unknown')),
}

function blockOf(value: unknown): FrontBlock {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const { kind, on } = given
  if (typeof kind !== 'string' || !Object.hasOwn(FRONT_BLOCKS, kind) || typeof on !== 'boolean')
    return refuse('choice_unknown')
  const bounds = Object.entries(FRONT_BLOCKS[kind as FrontBlockKind])
  const numbers = bounds.map(([name, [least, most]]) => [name, numberIn(given[name], least, most)])
  return { kind, on, ...Object.fromEntries(numbers) } as FrontBlock
}

function numberIn(value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) return refuse('number_malformed')
  return value < least || value > most ? refuse('number_out_of_range') : value
}
