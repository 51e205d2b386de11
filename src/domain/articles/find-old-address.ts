import { type Database, statement } from '../../platform/database/index.ts'
import { uniformPath } from './uniform-path.ts'

const find = statement<{ article_id: string }>(
  'select article_id from old_address where path = any($1) limit 1',
)

/** The ID of the article that once had this address (path with query; a slash at the end does not matter), or undefined. */
export async function findOldAddress(database: Database, path: string): Promise<string | undefined> {
  if (path.length > 2000) return undefined
  const uniform = uniformPath(path)
  const other = uniform.endsWith('/') ? uniform.slice(0, -1) : `${uniform}/`
  const [row] = await find(database, [[uniform, other]])
  return row?.article_id
}
