import { type Database, statement } from '../../../platform/database/index.ts'

/** A place in the hot list as the job last made it. `components`: what the job stored of the score, by name. */
export type HotPlace = {
  position: number
  score: number
  reads: number
  explored: boolean
  components: Record<string, unknown>
  madeAt: Date
}

type Row = Omit<HotPlace, 'madeAt'> & { made_at: Date }

const place = statement<Row>(`
  select h.position, h.score, h.reads::float8 as reads, h.made_at, h.components, h.explored
    from hot_entry h where h.article_id = $1 and h.scope = $2 limit 1`)

/** How an article came into the hot list of the portal ('') or a channel (its ID). One query, by key. */
export async function explainHot(
  database: Database,
  { article, scope }: { article: string; scope: string },
): Promise<HotPlace | undefined> {
  const [row] = await place(database, [article, scope])
  if (!row) return undefined
  const { made_at, ...rest } = row
  return { ...rest, madeAt: made_at }
}
