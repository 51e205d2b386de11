import type { Database, Tx } from '../../platform/database/index.ts'
import type { PersonalPart } from '../people/index.ts'
import { findApplication } from './find-application.ts'
import { ownApplications } from './list-own.ts'

/** What the portal holds of a person as an applicant, for the export of their data; notes among editors are not theirs. */
async function collectApplications(database: Database, personId: string): Promise<unknown> {
  const own = await ownApplications(database, personId)
  const whole = await Promise.all(own.map(({ id }) => findApplication(database, id)))
  return whole.map((application) => {
    if (!application) return null
    const {
      hints: _hints,
      assigned: _assigned,
      secondedBy: _second,
      decidedBy: _decided,
      steps,
      ...rest
    } = application
    const shown = steps.filter(({ kind }) => !['assigned', 'released', 'noted', 'seconded'].includes(kind))
    return { ...rest, steps: shown.map(({ kind, at, reason }) => ({ kind, at, reason })) }
  })
}

/** Deletes a person's applications with their steps and consents; the nightly job deletes the files. */
async function forgetApplications(tx: Tx, personId: string): Promise<void> {
  await tx.db.deleteFrom('application').where('person_id', '=', personId).execute()
  await tx.db.deleteFrom('consent').where('person_id', '=', personId).execute()
}

/** An applicant's part of what the portal holds of a person. */
export const APPLICATIONS_PART: PersonalPart = {
  key: 'applications',
  collect: collectApplications,
  forget: forgetApplications,
}
