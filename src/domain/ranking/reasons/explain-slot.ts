import { type Database, statement } from '../../../platform/database/index.ts'

/** A place that editors gave an article: on the front page ('') or a channel's page, from when until when. */
export type SlotPlace = { page: string; slot: string; from: Date; until: Date | null; sponsored: boolean }

type Row = { page: string; slot: string; from_at: Date; until_at: Date | null; sponsored: boolean }

const places = statement<Row>(`
  select page, slot, from_at, nullif(until_at, 'infinity') as until_at, sponsored
    from placement
   where article_id = $1 and ended is null and (approved is not null or not wants_approval)
     and from_at <= $2 and until_at > $2
   order by from_at desc limit 5`)

/** Where editors have placed an article at a moment, the latest first; at most five. One query, by index. */
export async function explainSlots(database: Database, article: string, now: Date): Promise<SlotPlace[]> {
  const rows = await places(database, [article, now])
  return rows.map(({ from_at, until_at, ...rest }) => ({ ...rest, from: from_at, until: until_at }))
}
