import { type Database, statement } from '../../../platform/database/index.ts'
import type { RelatedParts, RelatedReason } from '../related/score-related.ts'

/** A place among an article's related ones, as it is stored: the parts of its score and what they rest on. */
export type RelatedPlace = {
  position: number
  score: number
  reason: RelatedReason
  parts: RelatedParts & {
    days: number
    evergreen?: boolean
    topics?: string[]
    sameAccount?: boolean
    words?: string[]
  }
  madeAt: Date | null
}

type Row = Omit<RelatedPlace, 'madeAt' | 'parts'> & {
  components: RelatedPlace['parts']
  made_at: Date | null
}

const place = statement<Row>(`
  select r.position, r.score, r.reason, r.components, d.made_at
    from related_article r left join related_due d using (article_id)
   where r.article_id = $1 and r.other_id = $2 limit 1`)

/** How an article came among those related to another; undefined when it is not among them. One query, by key. */
export async function explainRelated(
  database: Database,
  { of, article }: { of: string; article: string },
): Promise<RelatedPlace | undefined> {
  const [row] = await place(database, [of, article])
  if (!row) return undefined
  const { components, made_at, ...rest } = row
  return { ...rest, parts: components, madeAt: made_at }
}
