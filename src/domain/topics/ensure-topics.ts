import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import { slugify } from '../../kernel/text/index.ts'
import { insertRows, type Tx } from '../../platform/database/index.ts'
import { indexTopics } from '../search/index.ts'

/** The IDs of the topics with these names, see {@link ensureTopicsOf}. */
export async function ensureTopics(tx: Tx, names: string[], now: Date): Promise<string[]> {
  const [ids] = await ensureTopicsOf(tx, [{ names, now }])
  return ids as string[]
}

/** Names of topics, and when they are made if they are missing. */
type Named = { names: string[]; now: Date }

/**
 * For each of many lists of names the IDs of the topics with these names, made where missing, in the order of the
 * names. Names that make the same slug are one topic; the first list that has it says when it was made.
 */
export async function ensureTopicsOf(tx: Tx, lists: Named[]): Promise<string[][]> {
  const wanted = new Map<string, { name: string; now: Date }>()
  for (const { names, now } of lists)
    for (const [slug, name] of new Map(names.map((name) => [slugOf(name), name])))
      if (!wanted.has(slug)) wanted.set(slug, { name, now })
  // In one order everywhere, so that two transactions never wait for one another.
  const slugs = [...wanted.keys()].sort()
  const ids = await findIds(tx, slugs)
  const missing = slugs.filter((slug) => !ids.has(slug))
  if (missing.length > 0) {
    await insertRows(
      tx,
      'topic',
      missing.map((slug) => {
        const { name, now } = wanted.get(slug) as { name: string; now: Date }
        return { id: newId(), slug, name, created_at: now }
      }),
      { onConflict: '(slug) do nothing' },
    )
    // Somebody else may have been quicker with some of them.
    const made = await findIds(tx, missing)
    for (const [slug, id] of made) ids.set(slug, id)
    await indexTopics(tx, [...made.values()])
  }
  return lists.map(({ names }) => names.map((name) => ids.get(slugOf(name)) as string))
}

function slugOf(name: string): string {
  return slugify(name) || name.toLowerCase()
}

async function findIds(tx: Tx, slugs: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; slug: string }>`
    select id, slug from topic where slug = any(${slugs}::text[])`.execute(tx.db)
  return new Map(rows.map((row) => [row.slug, row.id]))
}
