import { type Database, statement } from '../../../platform/database/index.ts'
import type { ArticleStateName } from '../../permissions/index.ts'
import type { Need } from './derived-state.ts'

/** An article as the studio's lists show it. */
export type WorkItem = {
  id: string
  title: string
  language: string
  state: ArticleStateName
  needs: Need | null
  changedAt: Date
  authorId: string | null
}

/** A place in a list, by time of change and ID, the latest first. */
export type WorkCursor = { at: Date; id: string }

export type WorkFilters = {
  accountId: string
  /** One state; 'needs' for what waits for its author; all when absent. */
  show?: ArticleStateName | 'needs'
  /** Words of the title. */
  query?: string
  /** Only this person's. */
  authorId?: string
}

const SIZE = 30
/** How many articles one page looks through for words or an author; the next page goes on from there. */
const SCAN = 1000

type Row = WorkItem & { last_at: Date; last_id: string; scanned: number }

/**
 * A page of an account's articles, the latest changed first, and where it goes on. One query, by index; a search looks
 * through 1000 articles a page, so its pages may be short and still go on.
 */
export async function listWork(
  database: Pick<Database, 'pool'>,
  { accountId, show, query = '', authorId }: WorkFilters,
  before?: WorkCursor,
): Promise<{ items: WorkItem[]; next?: WorkCursor }> {
  const picks = query !== '' || authorId !== undefined
  const scan = picks ? SCAN : SIZE + 1
  const from = before ?? { at: new Date('9999-01-01'), id: 'zzzzzzzzzzzzz' }
  const like = `%${query.replace(/[\\%_]/g, '\\$&')}%`
  const state = show === 'needs' || show === undefined ? null : show
  const list = show === 'published' || show === 'needs' ? show : show === undefined ? 'all' : 'state'
  const run = QUERIES[authorId === undefined ? 'ofAll' : 'ofOne'][list]
  const rows = await run(database, [accountId, from.at, from.id, scan, like, authorId ?? null, state])
  const hits = rows.filter(({ id }) => id !== null)
  const items = hits.slice(0, SIZE).map(({ last_at: _at, last_id: _id, scanned: _scanned, ...item }) => item)
  return { items, next: nextOf(rows, items, scan, picks) }
}

function nextOf(rows: Row[], items: WorkItem[], scan: number, picks: boolean): WorkCursor | undefined {
  const last = items.at(-1)
  if (items.length < rows.length && last) return { at: last.changedAt, id: last.id }
  const [row] = rows
  if (picks && row && row.scanned === scan) return { at: row.last_at, id: row.last_id }
  return undefined
}

const WORK = `select w.article_id as id, w.title, w.language, w.state, w.needs, w.changed_at as "changedAt",
    w.author_id as "authorId" from article_work w where w.account_id = $1 and (w.changed_at, w.article_id) < ($2, $3)`
const WORK_ORDER = 'order by w.changed_at desc, w.article_id desc limit $4'
const LISTED = 'select * from listing where account_id = $1 and (updated_at, article_id) < ($2, $3)'
const LISTED_ORDER = 'order by updated_at desc, article_id desc limit $4'

/** Published articles as rows of the list; whose they are costs a look-up each, made only when somebody's are asked for. */
function listed(withAuthor: boolean): string {
  const author = withAuthor ? 'a.created_by' : 'null'
  const join = withAuthor
    ? 'join lateral (select created_by from article where id = l.article_id offset 0) a on true'
    : ''
  return `select l.article_id as id, l.title, l.language, 'published' as state, null as needs,
    l.updated_at as "changedAt", ${author} as "authorId" from (${LISTED} ${LISTED_ORDER}) l ${join}`
}

function queries(withAuthor: boolean) {
  const published = listed(withAuthor)
  return {
    all: page(`(${WORK} ${WORK_ORDER}) union all (${published}
     where not exists (select from article_work where article_id = l.article_id))`),
    published: page(published),
    state: page(`${WORK} and w.state = $7 ${WORK_ORDER}`),
    needs: page(`${WORK} and w.needs is not null ${WORK_ORDER}`),
  }
}

const QUERIES = { ofAll: queries(false), ofOne: queries(true) }

function page(source: string) {
  return statement<Row>(`
    with scan as (select * from (${source}) s order by "changedAt" desc, id desc limit $4),
    ends as (select count(*)::int as scanned,
                    (array_agg("changedAt" order by "changedAt", id))[1] as last_at,
                    (array_agg(id order by "changedAt", id))[1] as last_id from scan),
    hits as (select * from scan where title ilike $5 and ($6::text is null or "authorId" = $6)
                and ($7::text is null or true) order by "changedAt" desc, id desc limit ${SIZE + 1})
    select hits.*, ends.* from ends left join hits on true order by hits."changedAt" desc, hits.id desc`)
}

const counts = statement<{ state: ArticleStateName | 'needs'; count: number }>(`
  with mine as (select state, needs from article_work where account_id = $1 and ($2::text is null or author_id = $2) limit 5000)
  select state, count(*)::int from mine where state <> 'published' group by state
  union all select 'needs', count(*)::int from mine where needs is not null`)

/** How many articles of an account are in each state but published, and how many wait for their author; up to 5000. */
export async function countWork(
  database: Pick<Database, 'pool'>,
  accountId: string,
  authorId?: string,
): Promise<Partial<Record<ArticleStateName | 'needs', number>>> {
  const rows = await counts(database, [accountId, authorId ?? null])
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
