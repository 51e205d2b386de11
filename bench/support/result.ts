/** One measured figure and what it is held against. */
export type Figure = {
  what: string
  value: number
  unit: string
  /** The figure passes when it is at least (or at most) this; without a target it is only told. */
  atLeast?: number
  atMost?: number
}

/** The outcome of a measure: its figures, or why it could not be taken. */
export type Outcome = { figures: Figure[] } | { skipped: string }

/** `files`: what it is to measure, for those that take files. */
export type Measure = {
  summary: string
  /** Takes so long, or so much room, that it runs only when it is named. */
  onlyNamed?: boolean
  run(say: (line: string) => void, files?: string[]): Promise<Outcome>
}

/** Whether a figure meets its target; undefined without one. */
export function passes({ value, atLeast, atMost }: Figure): boolean | undefined {
  if (atLeast === undefined && atMost === undefined) return undefined
  return value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY)
}

/** A figure as one line: `requests a second against nginx  0.61 ×  (at least 0.55)  ok`. */
export function figureLine(figure: Figure): string {
  const target =
    figure.atLeast !== undefined
      ? `  (at least ${figure.atLeast})`
      : figure.atMost !== undefined
        ? `  (at most ${figure.atMost})`
        : ''
  const verdict = { true: '  ok', false: '  MISSED', undefined: '' }[String(passes(figure))]
  return `  ${figure.what.padEnd(52)} ${shown(figure.value).padStart(10)} ${figure.unit.padEnd(6)}${target}${verdict}`
}

/** The middle value of an odd number of values, the mean of the two middle ones of an even number. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

function shown(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en')
  return value >= 100 ? value.toFixed(0) : value.toFixed(value < 10 ? 2 : 1)
}
