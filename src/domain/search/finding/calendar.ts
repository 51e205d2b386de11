import { type Database, statement } from '../../../platform/database/index.ts'
import { TaggedValues } from '../../../platform/page-cache/index.ts'

/** Some days, or an hour, of publication, with about so many articles; `from` inclusive, `to` exclusive. */
export type Stretch = { query: string; from: Date; to: Date; articles: number }

const STRETCH = 2000
const MOST_DAYS = 60
const HOURLY = 3 * STRETCH
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

type Day = { day: string; articles: number }

const readDays = statement<Day>('select day, articles from search_day order by day desc limit 40000')

/** The stretches of time that articles were published in, newest first, kept until there is a new day. */
export function searchCalendar(database: Database): () => Promise<Stretch[]> {
  const kept = new TaggedValues<Stretch[]>(
    async () => ({ value: stretchesOf(await readDays(database)), tags: ['search:days'] }),
    { trusted: () => database.purges.connected, max: 1 },
  )
  database.onPurge((tags) => kept.purge(tags))
  return async () => (await kept.get('')).value
}

/** Days, newest first, put together until there is enough to look through in them; a full day by its hours. */
export function stretchesOf(days: Day[]): Stretch[] {
  const stretches: Stretch[] = []
  let open: Day[] = []
  let articles = 0
  const close = () => {
    if (open.length > 0) stretches.push(stretchOf(open, articles))
    open = []
    articles = 0
  }
  for (const day of days) {
    if (day.articles > HOURLY) {
      close()
      stretches.push(...hoursOf(day))
      continue
    }
    open.push(day)
    articles += day.articles
    if (articles >= STRETCH || open.length >= MOST_DAYS) close()
  }
  close()
  return stretches
}

function stretchOf(days: Day[], articles: number): Stretch {
  const first = timeOf(days.at(-1) as Day)
  const last = timeOf(days[0] as Day)
  const query = days.map(({ day }) => `'@d${day.replaceAll('-', '')}'`).join(' | ')
  return { query: `(${query})`, from: new Date(first), to: new Date(last + DAY_MS), articles }
}

function hoursOf(day: Day): Stretch[] {
  const start = timeOf(day)
  return Array.from({ length: 24 }, (_, at) => {
    const hour = 23 - at
    const query = `'@h${day.day.replaceAll('-', '')}${String(hour).padStart(2, '0')}'`
    const from = start + hour * HOUR_MS
    return { query, from: new Date(from), to: new Date(from + HOUR_MS), articles: day.articles / 24 }
  })
}

function timeOf({ day }: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}
