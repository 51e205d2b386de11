import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Manifest, Table } from './format.ts'
import { damaged } from './read-archive.ts'
import { copyTarget, listForeignKeys, listTables, quoted } from './tables.ts'

/** Tables that are being filled. */
export type Filling = {
  /** Adds one piece of COPY text. */
  copy(table: string, content: AsyncIterable<Buffer>): Promise<void>
  /** Puts foreign keys and triggers back and compares the numbers of rows. */
  finish(rows: Manifest['rows']): Promise<void>
}

/**
 * Empties the tables named and makes them ready for rows in any order: foreign keys are dropped and triggers off until
 * `finish`, which checks every key again. All inside the caller's transaction, so nobody sees it half done.
 */
export async function fillTables(client: pg.ClientBase, path: string, wanted: Table[]): Promise<Filling> {
  const tables = await matchTables(client, path, wanted)
  const keys = await listForeignKeys(client)
  for (const { drop } of keys) await client.query(drop)
  for (const name of tables.keys()) {
    await client.query(`alter table ${quoted(name)} disable trigger user`)
    await client.query(`delete from ${quoted(name)}`)
  }
  return {
    async copy(name, content) {
      const table = tables.get(name)
      if (!table) throw damaged(path, `there is no table ${name}`)
      await pipeline(Readable.from(content), client.query(copyFrom(`copy ${copyTarget(table)} from stdin`)))
    },
    async finish(rows) {
      for (const { add } of keys) await client.query(add)
      for (const name of tables.keys()) {
        await client.query(`alter table ${quoted(name)} enable trigger user`)
        const counted = await client.query(`select count(*)::int as n from ${quoted(name)}`)
        if (counted.rows[0].n !== (rows[name] ?? 0)) throw damaged(path, `rows of ${name} are missing`)
      }
    },
  }
}

async function matchTables(
  client: pg.ClientBase,
  path: string,
  wanted: Table[],
): Promise<Map<string, Table>> {
  const present = new Map((await listTables(client)).map((table) => [table.name, new Set(table.columns)]))
  for (const { name, columns } of wanted) {
    const known = present.get(name)
    const strange = known ? columns.find((column) => !known.has(column)) : name
    if (strange) throw damaged(path, `the schema of its version has no ${strange}`)
  }
  return new Map(wanted.map((table) => [table.name, table]))
}
