import { type Database, statement } from '../../platform/database/index.ts'
import type { ApplicationState } from '../permissions/index.ts'
import type { Application, ApplicationFields, Hint, Proof, Step } from './application.ts'

const STEPS = `(select jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'actor', s.actor, 'actorName', q.name,
    'toName', (select name from person where id = s.details ->> 'to'),
    'at', s.at, 'reason', s.reason, 'details', s.details) order by s.id)
  from application_step s left join person q on q.id = s.actor where s.application_id = a.id)`
const PROOFS = `(select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mime', f.mime, 'bytes', f.bytes,
    'addedAt', f.added_at, 'gone', f.deleted_at is not null) order by f.id)
  from application_proof f where f.application_id = a.id and f.removed_at is null)`
const CONSENTS = `(select jsonb_agg(jsonb_build_object('versionId', v.id, 'titles', v.titles, 'number', v.number,
    'at', c.consented_at) order by c.id)
  from consent c join agreement_version v on v.id = c.version_id
  where c.subject_kind = 'application' and c.subject_id = a.id)`
const OTHERS = `(select jsonb_agg(to_jsonb(o) order by o.id desc) from (
    select id, name, state, state_since as since from application
     where person_id = a.person_id and id <> a.id and state <> 'draft' order by id desc limit 10) o)`

const byId = statement<Row>(`select a.*, p.name as person_name, p.email, p.created_at as person_since,
    g.name as assigned_name, ${STEPS} as steps, ${PROOFS} as proofs, ${CONSENTS} as consents, ${OTHERS} as others
  from application a join person p on p.id = a.person_id left join person g on g.id = a.assigned_to
  where a.id = $1`)

/** An application with its steps, proofs, consents and what else the person applied for, or undefined. One query. */
export async function findApplication(database: Database, id: string): Promise<Application | undefined> {
  const [row] = await byId(database, [id])
  return row && toApplication(row)
}

type Row = {
  id: string
  person_id: string
  person_name: string
  email: string
  person_since: Date
  language: string
  version: number
  state: ApplicationState
  state_since: Date
  begun_at: Date
  changed_at: Date
  submitted_at: Date | null
  waiting_since: Date | null
  assigned_to: string | null
  assigned_name: string | null
  assigned_at: Date | null
  seconded_by: string | null
  decided_by: string | null
  hints: Hint[]
  avatar_media_id: string | null
  account_id: string | null
  steps: (Omit<Step, 'at'> & { at: string })[] | null
  proofs: (Omit<Proof, 'addedAt'> & { addedAt: string })[] | null
  consents: (Omit<Application['consents'][number], 'at'> & { at: string })[] | null
  others: (Omit<Application['others'][number], 'since'> & { since: string })[] | null
} & ApplicationFields

function toApplication(row: Row): Application {
  const { kind, subject, handle, name, signature, field, plan, earlier } = row
  return {
    ...{ kind, subject, handle, name, signature, field, plan, earlier },
    id: row.id,
    person: { id: row.person_id, name: row.person_name, email: row.email, since: row.person_since },
    language: row.language,
    version: row.version,
    state: row.state,
    stateSince: row.state_since,
    begunAt: row.begun_at,
    changedAt: row.changed_at,
    submittedAt: row.submitted_at,
    waitingSince: row.waiting_since,
    assigned:
      row.assigned_to && row.assigned_at
        ? { id: row.assigned_to, name: row.assigned_name ?? '', at: row.assigned_at }
        : null,
    secondedBy: row.seconded_by,
    decidedBy: row.decided_by,
    hints: row.hints,
    avatarMediaId: row.avatar_media_id,
    accountId: row.account_id,
    steps: (row.steps ?? []).map((step) => ({ ...step, at: new Date(step.at) })),
    proofs: (row.proofs ?? []).map((proof) => ({ ...proof, addedAt: new Date(proof.addedAt) })),
    consents: (row.consents ?? []).map((given) => ({ ...given, at: new Date(given.at) })),
    others: (row.others ?? []).map((other) => ({ ...other, since: new Date(other.since) })),
  }
}
