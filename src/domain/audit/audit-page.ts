import { sql } from 'kysely'
import type { Db } from '../../platform/database/index.ts'

/** An act as it was recorded. `actor` is null for the portal itself; its `name` is null once the person is gone. */
export type AuditEntry = {
  id: string
  action: string
  actor: { id: string; name: string | null } | null
  subject: { kind: string; id: string }
  details: Record<string, unknown>
  at: Date
}

/** All optional. `action` ending in a point means the whole area; `from` is included, `to` is not. */
export type AuditFilter = {
  actorId?: string
  action?: string
  subject?: { kind: string; id?: string }
  from?: Date
  to?: Date
}

/** Where a page ended: the next one begins behind it. */
export type AuditCursor = { at: Date; id: string }

/** Acts, newest first, at most `limit`, with the cursor of the next page if there is one. One query, by index. */
export async function auditPage(
  db: Db,
  filter: AuditFilter,
  { limit, before }: { limit: number; before?: AuditCursor },
): Promise<{ entries: AuditEntry[]; next?: AuditCursor }> {
  const rows = await filtered(db, filter, before)
    .limit(limit + 1)
    .execute()
  const entries = rows.slice(0, limit).map((row) => ({
    id: row.id,
    action: row.action,
    actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name },
    subject: { kind: row.subject_kind, id: row.subject_id },
    details: row.details as Record<string, unknown>,
    at: new Date(row.recorded_at),
  }))
  const last = entries.at(-1)
  return rows.length > limit && last ? { entries, next: { at: last.at, id: last.id } } : { entries }
}

function filtered(db: Db, { actorId, action, subject, from, to }: AuditFilter, before?: AuditCursor) {
  let query = db
    .selectFrom('audit')
    .leftJoin('person', 'person.id', 'audit.actor_id')
    .select([
      'audit.id',
      'audit.action',
      'audit.actor_id',
      'person.name as actor_name',
      'audit.subject_kind',
      'audit.subject_id',
      'audit.details',
      'audit.recorded_at',
    ])
    .orderBy('audit.recorded_at', 'desc')
    .orderBy('audit.id', 'desc')
  if (actorId) query = query.where('audit.actor_id', '=', actorId)
  if (action?.endsWith('.')) query = query.where('audit.action', 'like', `${escaped(action)}%`)
  else if (action) query = query.where('audit.action', '=', action)
  if (subject) query = query.where('audit.subject_kind', '=', subject.kind)
  if (subject?.id) query = query.where('audit.subject_id', '=', subject.id)
  if (from) query = query.where('audit.recorded_at', '>=', from)
  if (to) query = query.where('audit.recorded_at', '<', to)
  if (!before) return query
  return query.where(sql<boolean>`(audit.recorded_at, audit.id) < (${before.at}, ${before.id})`)
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
