import type pg from 'pg'
import type { Table } from './format.ts'

/** The table that migrations keep of themselves: rebuilt by migrating, never copied. */
const OWN = 'migration'

/** Every table of ours with its columns, generated ones left out; a partitioned one as a whole. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> $1
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname order by c.relname`,
    [OWN],
  )
  return rows
}

/** A foreign key, and the statements that take it away and put it back. */
export type ForeignKey = { drop: string; add: string }

/** All foreign keys between our tables. */
export async function listForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query(
    `select c.conrelid::regclass::text as table_name, quote_ident(c.conname) as name, pg_get_constraintdef(c.oid) as definition
       from pg_constraint c
      where c.contype = 'f' and c.connamespace = current_schema()::regnamespace and c.conparentid = 0
      order by 1, 2`,
  )
  return rows.map(({ table_name, name, definition }) => ({
    drop: `alter table ${table_name} drop constraint ${name}`,
    add: `alter table ${table_name} add constraint ${name} ${definition}`,
  }))
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The rows of a table for COPY, which reads a partitioned one only through a query. */
export function selection({ name, columns }: Table): string {
  return `select ${columns.map(quoted).join(', ')} from ${quoted(name)}`
}

/** `table (columns)` for COPY. */
export function copyTarget({ name, columns }: Table): string {
  return `${quoted(name)} (${columns.map(quoted).join(', ')})`
}
