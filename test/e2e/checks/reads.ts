import pg from 'pg'
import type { Portal } from '../portal.ts'

/** How often an article was read, as the portal's database has it. */
export async function readsOf(portal: Portal, articleId: string): Promise<number> {
  const client = new pg.Client(portal.databaseUrl())
  await client.connect()
  try {
    const { rows } = await client.query('select reads::int from article_reads where article_id = $1', [
      articleId,
    ])
    return rows[0]?.reads ?? 0
  } finally {
    await client.end()
  }
}
