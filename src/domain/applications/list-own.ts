import { type Database, statement } from '../../platform/database/index.ts'
import type { ApplicationState } from '../permissions/index.ts'
import type { SubjectKind } from './kinds.ts'

/** One of a person's own applications. `since`: in this state. */
export type OwnApplication = {
  id: string
  name: string
  handle: string
  kind: SubjectKind | null
  state: ApplicationState
  since: Date
}

const own = statement<OwnApplication>(
  `select id, name, handle, kind, state, case when state = 'draft' then changed_at else state_since end as since
     from application where person_id = $1 order by id desc limit 50`,
)

/** A person's own applications, newest first, at most 50. One query. */
export async function ownApplications(database: Database, personId: string): Promise<OwnApplication[]> {
  return own(database, [personId])
}
