import type { Io } from './command.ts'

/** Shows how far long work has come. Call `end` when it is over, in success and in failure. */
export type Progress = {
  /** `done` of `total` (undefined: not known), both in units of the label. */
  update(done: number, total?: number): void
  /** A line above the bar that stays. */
  note(line: string): void
  end(): void
}

const TERMINAL_INTERVAL_MS = 100
const PLAIN_INTERVAL_MS = 10_000
const BAR_CELLS = 24

/**
 * A progress bar on stderr: on a terminal a line that is drawn over, with percent, rate and time left; elsewhere a
 * line each ten seconds. `now` is the clock, in milliseconds.
 */
export function showProgress(io: Pick<Io, 'stderr'>, label: string, now: () => number = Date.now): Progress {
  const { stderr } = io
  const terminal = stderr.isTTY === true
  const started = now()
  let shown = started
  let drawn = false
  let last = { done: 0, total: undefined as number | undefined }
  const wipe = (): void => {
    if (drawn) stderr.write('\r\x1b[K')
    drawn = false
  }
  const draw = (): void => {
    const line = progressLine(label, last.done, last.total, now() - started, terminal)
    if (!terminal) stderr.write(`${line}\n`)
    else stderr.write(`\r\x1b[K${line.slice(0, (stderr.columns ?? 80) - 1)}`)
    drawn = terminal
  }
  return {
    update(done, total) {
      last = { done, total }
      if (now() - shown < (terminal ? TERMINAL_INTERVAL_MS : PLAIN_INTERVAL_MS)) return
      shown = now()
      draw()
    },
    note(line) {
      wipe()
      stderr.write(`${line}\n`)
    },
    end() {
      if (last.done > 0 && terminal) draw()
      if (drawn) stderr.write('\n')
      drawn = false
    },
  }
}

/** The text of a progress line. Exported for its test. */
export function progressLine(
  label: string,
  done: number,
  total: number | undefined,
  elapsedMs: number,
  bar: boolean,
): string {
  const rate = elapsedMs > 0 ? done / (elapsedMs / 1000) : 0
  const speed = `${formatCount(rate)}/s`
  if (!total) return `${label} ${formatCount(done)} · ${speed}`
  const share = Math.min(1, done / total)
  const cells = Math.round(share * BAR_CELLS)
  const picture = bar ? ` ${'█'.repeat(cells)}${'░'.repeat(BAR_CELLS - cells)}` : ''
  const left = rate > 0 && done < total ? ` · ${formatSeconds((total - done) / rate)} left` : ''
  const counts = `${formatCount(done)}/${formatCount(total)}`
  return `${label}${picture} ${Math.floor(share * 100)} % · ${counts} · ${speed}${left}`
}

function formatCount(value: number): string {
  if (value >= 1e9) return `${(value / 1e9).toFixed(1)}G`
  if (value >= 1e6) return `${(value / 1e6).toFixed(1)}M`
  if (value >= 10_000) return `${(value / 1e3).toFixed(1)}k`
  return String(Math.round(value))
}

function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
