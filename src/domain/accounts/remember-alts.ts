import { sql } from 'kysely'
import { type Document, walkBlocks } from '../../kernel/document/index.ts'
import type { Tx } from '../../platform/database/index.ts'

/** Keeps the alternative texts that a document gives its pictures, so that the library offers them with the pictures. */
export async function rememberAlts(tx: Tx, accountId: string, body: Document): Promise<void> {
  const alts = new Map<string, string>()
  for (const block of walkBlocks(body))
    if (block.type === 'picture' && block.attrs.media && block.attrs.alt)
      alts.set(block.attrs.media, block.attrs.alt)
  if (alts.size === 0) return
  await sql`
    update account_media k set alt = g.alt
      from unnest(${[...alts.keys()]}::text[], ${[...alts.values()]}::text[]) as g (media_id, alt)
     where k.account_id = ${accountId} and k.media_id = g.media_id`.execute(tx.db)
}
