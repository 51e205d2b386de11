import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { LocalText } from '../settings/index.ts'

export const TEMPLATE_KINDS = [
  'application.changes',
  'application.refuse',
  'article.changes',
  'article.refuse',
] as const
/** The decision that a template's words are for. */
export type TemplateKind = (typeof TEMPLATE_KINDS)[number]

/** Words that editors may send with a decision. `number`: the version, counted from 1. */
export type Template = {
  id: string
  kind: TemplateKind
  position: number
  number: number
  titles: LocalText
  texts: LocalText
  writtenAt: Date
}

/** The templates offered for a kind of decision, or all, in their order, each in its newest version. One query. */
export async function templatesFor(db: Db | Tx['db'], kind?: TemplateKind): Promise<Template[]> {
  const { rows } = await sql<Omit<Template, 'writtenAt'> & { written_at: Date }>`
    select t.id, t.kind, t.position, v.number, v.titles, v.texts, v.written_at
      from decision_template t
      join lateral (select * from decision_template_version where template_id = t.id order by number desc limit 1) v on true
     where t.retired_at is null and (${kind ?? null}::text is null or t.kind = ${kind ?? null})
     order by t.kind, t.position, t.id`.execute(db)
  return rows.map(({ written_at, ...row }) => ({ ...row, writtenAt: written_at }))
}
