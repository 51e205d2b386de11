import { newId } from '../../kernel/ids.ts'
import { slugify } from '../../kernel/text/index.ts'
import type { Tx } from '../../platform/database/index.ts'

/** The IDs of the topics with these names, made where missing, in the order of the names. Names that make the same slug are one topic. */
export async function ensureTopics(tx: Tx, names: string[], now: Date): Promise<string[]> {
  const bySlug = new Map(names.map((name) => [slugify(name) || name.toLowerCase(), name]))
  const slugs = [...bySlug.keys()].sort()
  const ids = await findIds(tx, slugs)
  const missing = slugs.filter((slug) => !ids.has(slug))
  if (missing.length > 0) {
    await tx.db
      .insertInto('topic')
      .values(
        missing.map((slug) => ({ id: newId(), slug, name: bySlug.get(slug) as string, created_at: now })),
      )
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .execute()
    // Somebody else may have been quicker with some of them.
    for (const [slug, id] of await findIds(tx, missing)) ids.set(slug, id)
  }
  return names.map((name) => ids.get(slugify(name) || name.toLowerCase()) as string)
}

async function findIds(tx: Tx, slugs: string[]): Promise<Map<string, string>> {
  const rows = await tx.db.selectFrom('topic').select(['id', 'slug']).where('slug', 'in', slugs).execute()
  return new Map(rows.map((row) => [row.slug, row.id]))
}
