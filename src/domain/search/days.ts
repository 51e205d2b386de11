/** A day in UTC as a word: 20240517. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, -14).replaceAll('-', '')
}

/** An hour in UTC as a word: 2024051713. */
export function hourOf(time: Date): string {
  return time.toISOString().slice(0, -11).replaceAll(/[-T]/g, '')
}
