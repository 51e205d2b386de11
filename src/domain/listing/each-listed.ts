import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

// Of more, V8 keeps so many alive while they are written that a worker grows by 120 MB.
const BATCH = 100
/** Beyond every ID. */
const END = '~'

const batch = statement<ListedRow>(`
  with picked as (
    select article_id from listing where article_id > $1 and article_id <= $2 order by article_id limit ${BATCH})
  select ${LISTED.columns} from picked join listing l using (article_id) ${LISTED.joins} order by l.article_id`)

/**
 * Articles by ID after one ('0' to begin) up to another (null for the last), at most `most`, in batches: each is read when
 * it is asked for, by one query by key, and holds no connection meanwhile.
 */
export async function* eachListed(
  database: Database,
  { after, until, most }: { after: string; until: string | null; most: number },
): AsyncGenerator<ListedArticle[]> {
  let last = after
  for (let given = 0; given < most; given += BATCH) {
    const articles = (await batch(database, [last, until ?? END])).map(toListed)
    if (articles.length > 0) yield articles.slice(0, most - given)
    if (articles.length < BATCH) return
    last = articles.at(-1)?.id as string
  }
}
