import { sql } from 'kysely'
import { insertRows, type Tx } from '../../platform/database/index.ts'
import { uniformPath } from './uniform-path.ts'

/** A path with its query that an article had elsewhere or before. */
export type OldAddress = { path: string; articleId: string }

/**
 * Addresses that articles had elsewhere or before (at most 2000 characters of each) redirect to them. The first article
 * to claim an address keeps it; gives the claims that came too late.
 */
export async function keepOldAddresses(tx: Tx, claims: OldAddress[], now: Date): Promise<OldAddress[]> {
  if (claims.length === 0) return []
  const paths = new Map(claims.map((claim) => [claim, uniformPath(claim.path.slice(0, 2000))]))
  const rows = [...paths].map(([{ articleId }, path]) => ({ path, article_id: articleId, created_at: now }))
  await insertRows(tx, 'old_address', rows, { onConflict: '(path) do nothing' })
  const kept = await sql<{ path: string; article_id: string }>`
    select path, article_id from old_address where path = any(${[...paths.values()]}::text[])`.execute(tx.db)
  const owners = new Map(kept.rows.map(({ path, article_id }) => [path, article_id]))
  return claims.filter((claim) => owners.get(paths.get(claim) as string) !== claim.articleId)
}
