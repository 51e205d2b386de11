import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { Hint } from './application.ts'

type About = {
  applicationId: string
  personId: string
  handle: string
  name: string
  networks: Buffer[]
  refusals: number
}

const MOST = 5

/** What editors should know before they decide. Three queries, each by index. */
export async function findHints(tx: Tx, about: About): Promise<Hint[]> {
  const hints: Hint[] = []
  const neighbours = await fromSameNetwork(tx, about)
  if (neighbours.length > 0)
    hints.push({ kind: 'same_network', count: neighbours.length, applications: neighbours.slice(0, MOST) })
  const similar = await withSimilarHandle(tx, about)
  if (similar.length > 0) hints.push({ kind: 'similar_handle', handles: similar })
  const named = await withSameName(tx, about)
  if (named.length > 0) hints.push({ kind: 'same_name', handles: named })
  if (about.refusals > 0) hints.push({ kind: 'earlier_refusals', count: about.refusals })
  return hints
}

async function fromSameNetwork(
  tx: Tx,
  { networks, personId }: About,
): Promise<{ id: string; name: string }[]> {
  if (networks.length === 0) return []
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from application
     where network = any(${networks}::bytea[]) and person_id <> ${personId} and state <> 'draft'
     order by submitted_at desc limit 20`.execute(tx.db)
  return rows
}

/** Handles of accounts, and of applications that wait, which differ only in numbers and hyphens, or not at all. */
async function withSimilarHandle(tx: Tx, { applicationId, handle }: About): Promise<string[]> {
  const { rows } = await sql<{ handle: string }>`
    with stem as (select handle_stem(${handle}) as value)
    (select handle from account, stem where stem.value <> '' and handle_stem(handle) = stem.value limit ${MOST})
    union
    (select handle from application, stem
      where stem.value <> '' and handle_stem(handle) = stem.value and id <> ${applicationId}
        and state in ('submitted', 'changes', 'appealed') limit ${MOST})
    limit ${MOST}`.execute(tx.db)
  return rows.map((row) => row.handle)
}

async function withSameName(tx: Tx, { name }: About): Promise<string[]> {
  const { rows } = await sql<{ handle: string }>`
    select handle from account where lower(name) = lower(${name}) order by id limit ${MOST}`.execute(tx.db)
  return rows.map((row) => row.handle)
}
