import { CompiledQuery, type Insertable } from 'kysely'
import type { DB } from './generated/schema.ts'
import type { Tx } from './transact.ts'

/** Characters of JSON in one statement, so that rows with long texts are not all held as one text more. */
const CHARACTERS_AT_ONCE = 4_000_000

type Options = {
  /** What to do with rows that are there already, for example `(slug) do nothing`; otherwise they are an error. */
  onConflict?: string
}

/**
 * Inserts rows in their order, one statement however many they are, of the same text for each number: a connection for
 * bulk work plans it once. All rows have the columns of the first; a `jsonb` column takes the value, not its text.
 */
export async function insertRows<Table extends keyof DB & string>(
  tx: Pick<Tx, 'db'>,
  table: Table,
  rows: Insertable<DB[Table]>[],
  { onConflict }: Options = {},
): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0] as object)
    .map((column) => `"${column}"`)
    .join(', ')
  const text = `insert into "${table}" (${columns})
    select ${columns} from json_populate_recordset(null::"${table}", $1::json)
    ${onConflict ? `on conflict ${onConflict}` : ''}`
  for (const part of parts(rows)) await tx.db.executeQuery(CompiledQuery.raw(text, [part]))
}

function* parts(rows: unknown[]): Generator<string> {
  let part: string[] = []
  let length = 0
  for (const row of rows) {
    const json = JSON.stringify(row)
    if (length > 0 && length + json.length > CHARACTERS_AT_ONCE) {
      yield `[${part.join(',')}]`
      part = []
      length = 0
    }
    part.push(json)
    length += json.length
  }
  yield `[${part.join(',')}]`
}
