import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { LocalText } from '../settings/index.ts'

/** What people are asked to agree to: `apply`, whoever applies for an account. */
export type Purpose = 'apply'

/** One state of an agreement's text; it never changes. `number` counts from 1. */
export type AgreementVersion = {
  agreementId: string
  versionId: string
  number: number
  titles: LocalText
  texts: LocalText
  publishedAt: Date
}

/** The agreements in force for a purpose, in their order, each in its newest version. One query. */
export async function currentAgreements(db: Db | Tx['db'], purpose: Purpose): Promise<AgreementVersion[]> {
  const { rows } = await sql<VersionRow>`
    select distinct on (a.position, a.id) a.id as agreement_id, v.id, v.number, v.titles, v.texts, v.published_at
      from agreement a join agreement_version v on v.agreement_id = a.id
     where a.purpose = ${purpose} and a.retired_at is null
     order by a.position, a.id, v.number desc`.execute(db)
  return rows.map(toVersion)
}

/** All versions of an agreement, newest first; empty when there is none of that ID. */
export async function versionsOf(db: Db, agreementId: string): Promise<AgreementVersion[]> {
  const rows = await db
    .selectFrom('agreement_version')
    .select(['agreement_id', 'id', 'number', 'titles', 'texts', 'published_at'])
    .where('agreement_id', '=', agreementId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => toVersion(row as unknown as VersionRow))
}

type VersionRow = {
  agreement_id: string
  id: string
  number: number
  titles: LocalText
  texts: LocalText
  published_at: Date
}

function toVersion({ agreement_id, id, published_at, ...rest }: VersionRow): AgreementVersion {
  return { agreementId: agreement_id, versionId: id, publishedAt: published_at, ...rest }
}
