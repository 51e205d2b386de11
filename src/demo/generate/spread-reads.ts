const DAY_MS = 86_400_000
const DAYS = 3
const RECENT_DAYS = 14

/** Reads of one article on its first days, and for a recent one up to now; never in the future. */
export function spreadReads(random: () => number, at: Date, now: Date): { day: string; reads: number }[] {
  const draw = 1 + Math.floor(random() ** 4 * 4000)
  const recent = now.getTime() - at.getTime() < RECENT_DAYS * DAY_MS
  const days = []
  for (let i = 0; i < (recent ? DAYS : 1); i++) {
    const moment = at.getTime() + i * DAY_MS
    if (moment > now.getTime()) break
    days.push({
      day: new Date(moment).toISOString().slice(0, 10),
      reads: Math.max(1, Math.round(draw * 0.5 ** i)),
    })
  }
  return days
}
