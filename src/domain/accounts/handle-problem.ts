import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import { hasHandleForm, isReserved } from './handle.ts'

/** Why a handle cannot be had. `like`: the handle that it is, or looks like. */
export type HandleProblem = {
  code:
    | 'account.handle_invalid'
    | 'account.handle_reserved'
    | 'account.handle_taken'
    | 'account.handle_confusable'
  like?: string
}

/**
 * Whether a handle can be had: its form, words of the portal, accounts that have it or one that looks like it (0 and o,
 * 1, l and i, 5 and s, rn and m, vv and w, with or without `-` and `_`; `handle_skeleton` in the database). At most one
 * query, by index. Null when nothing is wrong.
 */
export async function handleProblem(db: Db | Tx['db'], handle: string): Promise<HandleProblem | null> {
  const wanted = handle.trim().toLowerCase()
  if (!hasHandleForm(wanted)) return { code: 'account.handle_invalid' }
  if (isReserved(wanted)) return { code: 'account.handle_reserved' }
  const { rows } = await sql<{ handle: string }>`
    select handle from account where handle = ${wanted} or skeleton = handle_skeleton(${wanted})
     order by handle <> ${wanted}, handle limit 1`.execute(db)
  const like = rows[0]?.handle
  if (like === undefined) return null
  return { code: like === wanted ? 'account.handle_taken' : 'account.handle_confusable', like }
}
