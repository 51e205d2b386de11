import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from '../listing/index.ts'

/** `article` is absent when it cannot be read any more. */
export type HistoryEntry = { articleId: string; readAt: Date; article?: ListedArticle }
/** A place in a person's history, newest first. */
export type HistoryCursor = { at: Date; id: string }

const SIZE = 50
const START = { at: new Date('9999-01-01'), id: 'zzzzzzzzzzzzz' }

const page = statement<ListedRow & { id: string; read_at: Date }>(`
  with picked as materialized (
    select article_id as id, read_at from reading_history
     where person_id = $1 and (read_at, article_id) < ($2, $3)
     order by read_at desc, article_id desc limit ${SIZE + 1})
  select p.*, ${LISTED.columns} from picked p left join listing l on l.article_id = p.id
    left ${LISTED.joins} order by p.read_at desc, p.id desc`)

/** A page of what a person read, the latest first; `older` goes on. One query, by index. */
export async function historyOf(
  database: Pick<Database, 'pool'>,
  personId: string,
  before: HistoryCursor = START,
): Promise<{ items: HistoryEntry[]; older?: HistoryCursor }> {
  const rows = await page(database, [personId, before.at, before.id])
  const items = rows.slice(0, SIZE).map((row) => ({
    articleId: row.id,
    readAt: row.read_at,
    article: row.article_id ? toListed(row) : undefined,
  }))
  const last = items.at(-1)
  return rows.length > SIZE && last ? { items, older: { at: last.readAt, id: last.articleId } } : { items }
}

const choice = statement<{ keeps: boolean }>('select keeps from history_choice where person_id = $1')

/** Whether a person's history is kept: yes unless they switched it off. One query. */
export async function keepsHistory(database: Pick<Database, 'pool'>, personId: string): Promise<boolean> {
  const [row] = await choice(database, [personId])
  return row?.keeps ?? true
}
