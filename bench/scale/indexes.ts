import type pg from 'pg'

/**
 * Takes all indexes away that only make reading quick (not those behind keys) and gives back how to make them again.
 * Filling large tables and sorting once afterwards is several times quicker than keeping them.
 */
export async function dropIndexes(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class t on t.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
     where t.relnamespace = 'public'::regnamespace and not i.indisprimary and not x.relispartition
       and not exists (select from pg_constraint where conindid = i.indexrelid)
     order by pg_relation_size(t.oid)`)
  await pool.query(rows.map(({ name }) => `drop index ${name}`).join(';'))
  return rows.map(({ definition }) => definition)
}

/** Makes them again, two at a time, large ones with a helper each. */
export async function makeIndexes(
  pool: pg.Pool,
  definitions: string[],
  say: (line: string) => void,
): Promise<void> {
  const waiting = [...definitions].reverse()
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const from = performance.now()
      await pool.query(one)
      const seconds = (performance.now() - from) / 1000
      if (seconds > 5) say(`  ${seconds.toFixed(0)} s  ${one.slice(0, 90)}`)
    }
  }
  await Promise.all([worker(), worker()])
}
