import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/** How much is taken off which numbers, by the ID that they belong to. */
type Taken = Map<string, Record<string, number>>

/**
 * Deletes what a person liked, bookmarked and follows, and takes exactly that out of the numbers. The numbers are
 * locked in one order, articles before accounts, as by every other writer: nobody waits for one another.
 */
export async function takeBackCounted(tx: Tx, personId: string): Promise<void> {
  const articles: Taken = new Map()
  const accounts: Taken = new Map()
  const liked = await drop(tx, 'article_like', 'article_id', personId)
  for (const id of liked) add(articles, id, 'likes')
  for (const id of await drop(tx, 'bookmark', 'article_id', personId)) add(articles, id, 'bookmarks')
  for (const id of await accountsOfArticles(tx, liked)) add(accounts, id, 'likes')
  for (const id of await drop(tx, 'follow', 'account_id', personId)) add(accounts, id, 'followers')
  await takeOff(tx, 'article', articles)
  await takeOff(tx, 'account', accounts)
  for (const kind of ['topic', 'series'] as const) {
    const taken: Taken = new Map()
    for (const id of await drop(tx, `${kind}_follow`, `${kind}_id`, personId)) add(taken, id, 'followers')
    await takeOff(tx, kind, taken)
  }
}

async function drop(tx: Tx, table: string, column: string, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from ${sql.table(table)} where person_id = ${personId} returning ${sql.ref(column)} as id`.execute(
    tx.db,
  )
  return rows.map((row) => row.id)
}

async function accountsOfArticles(tx: Tx, articleIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    select account_id from article where id = any(${articleIds}::text[])`.execute(tx.db)
  return rows.map((row) => row.account_id)
}

function add(taken: Taken, id: string, figure: string): void {
  const so = taken.get(id) ?? {}
  so[figure] = (so[figure] ?? 0) + 1
  taken.set(id, so)
}

async function takeOff(
  tx: Tx,
  kind: 'article' | 'account' | 'topic' | 'series',
  taken: Taken,
): Promise<void> {
  if (taken.size === 0) return
  const table = sql.table(`${kind}_figures`)
  const key = sql.ref(`${kind}_id`)
  await sql`select from ${table} where ${key} = any(${[...taken.keys()]}::text[]) order by ${key} for update`.execute(
    tx.db,
  )
  for (const figure of new Set([...taken.values()].flatMap((one) => Object.keys(one)))) {
    const some = [...taken].filter(([, one]) => one[figure])
    const column = sql.ref(figure)
    await sql`
      update ${table} f set ${column} = f.${column} - t.number
        from unnest(${some.map(([id]) => id)}::text[], ${some.map(([, one]) => one[figure])}::int[]) as t (id, number)
       where f.${key} = t.id`.execute(tx.db)
    tx.purge(...some.map(([id]) => `${figure}:${id}`))
  }
}
