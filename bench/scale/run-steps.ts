import type pg from 'pg'

/** Statements that fill tables; `$name` is replaced by numbers. Unless `once` they run for ranges of articles, two at a time. */
export type Step = { name: string; text: string; once?: boolean }

const RANGE = 50_000
const AT_ONCE = 2

/** Runs a step; `$first` and `$end` are the range of articles. References are not checked: what is written is known to be right. */
export async function runStep(pool: pg.Pool, step: Step, numbers: Record<string, number>): Promise<void> {
  const articles = numbers.articles as number
  const starts = step.once ? [0] : Array.from({ length: Math.ceil(articles / RANGE) }, (_, at) => at * RANGE)
  const worker = async () => {
    for (let first = starts.shift(); first !== undefined; first = starts.shift()) {
      const text = filledIn(step.text, { ...numbers, first, end: Math.min(articles, first + RANGE) })
      await pool.query(`set session_replication_role = replica; begin; ${text}; commit`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** `$name`s in a text as their numbers. */
export function filledIn(text: string, numbers: Record<string, number>): string {
  return text.replace(/\$([a-z]+)\b/g, (whole, name: string) => String(numbers[name] ?? whole))
}
