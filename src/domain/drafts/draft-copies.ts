import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { DraftFields } from './draft-fields.ts'

/** A version of a working copy that lost. */
export type DraftCopy = {
  id: string
  version: number
  fields: DraftFields
  keptAt: Date
  keptBy: string | null
}

type Keeping = {
  articleId: string
  version: number
  fields: DraftFields
  session: string
  personId: string
  now: Date
}

const MOST_COPIES = 100

/** Keeps a version that lost; of very many of one article the oldest go. */
export async function keepCopy(tx: Tx, copy: Keeping): Promise<{ copyId: string }> {
  const copyId = newId()
  await tx.db
    .insertInto('draft_copy')
    .values({
      id: copyId,
      article_id: copy.articleId,
      version: copy.version,
      fields: JSON.stringify(copy.fields),
      session: copy.session,
      kept_at: copy.now,
      kept_by: copy.personId,
    })
    .execute()
  await sql`
    delete from draft_copy where article_id = ${copy.articleId} and id <= (
      select id from draft_copy where article_id = ${copy.articleId} order by id desc offset ${MOST_COPIES} limit 1)`.execute(
    tx.db,
  )
  return { copyId }
}

/** The twenty latest versions of an article that lost, newest first. One query. */
export async function copiesOf(db: Db | Tx['db'], articleId: string): Promise<DraftCopy[]> {
  const rows = await db
    .selectFrom('draft_copy')
    .leftJoin('person', 'person.id', 'draft_copy.kept_by')
    .select(['draft_copy.id', 'draft_copy.version', 'draft_copy.fields', 'draft_copy.kept_at', 'person.name'])
    .where('draft_copy.article_id', '=', articleId)
    .orderBy('draft_copy.id', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    fields: row.fields as unknown as DraftFields,
    keptAt: row.kept_at,
    keptBy: row.name,
  }))
}
