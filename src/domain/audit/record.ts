import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'

/**
 * A privileged act. `action` is `area.what`; `actor` a person, or null for the command line and the portal itself.
 * `details` is small plain data about what changed, without secrets and without texts that a retention rule deletes.
 */
export type Act = {
  action: string
  actor: string | null
  subject: { kind: string; id: string }
  details?: Record<string, unknown>
  now: Date
}

const TEXT_MAX = 1000

/** Records an act in the transaction that does it: neither can be without the other. The row is never changed. */
export async function record(tx: Tx, { action, actor, subject, details = {}, now }: Act): Promise<void> {
  await tx.db
    .insertInto('audit')
    .values({
      id: newId(),
      action,
      actor_id: actor,
      subject_kind: subject.kind,
      subject_id: subject.id,
      details: JSON.stringify(details, shortened),
      recorded_at: now,
    })
    .execute()
}

// PostgreSQL keeps no NUL in jsonb; a long text is told by its beginning.
function shortened(_key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  const text = value.replaceAll('\0', '')
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text
}
