import { sql } from 'kysely'
import type { Db } from '../../platform/database/index.ts'
import type { Template } from './template.ts'

/** A template as it is or was. `retiredAt`: it is offered no longer. */
export type TemplateVersion = Template & { retiredAt: Date | null }

/** All versions of a template, newest first, at most 100; empty when there is none of that ID. One query. */
export async function templateVersions(db: Db, templateId: string): Promise<TemplateVersion[]> {
  const { rows } = await sql<
    Omit<TemplateVersion, 'writtenAt' | 'retiredAt'> & { written_at: Date; retired_at: Date | null }
  >`
    select t.id, t.kind, t.position, t.retired_at, v.number, v.titles, v.texts, v.written_at
      from decision_template t join decision_template_version v on v.template_id = t.id
     where t.id = ${templateId} order by v.number desc limit 100`.execute(db)
  return rows.map(({ written_at, retired_at, ...row }) => ({
    ...row,
    writtenAt: written_at,
    retiredAt: retired_at,
  }))
}
