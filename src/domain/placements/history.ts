import { type Database, statement } from '../../platform/database/index.ts'
import type { ChangeKind } from './change.ts'
import { PLACED } from './live-placements.ts'
import type { Placement } from './placement.ts'
import { type PlacementRow, toPlacement } from './placement-row.ts'

/** A change of a page: who, when, why, and what it placed, ended or approved. `by` is null once the person is gone. */
export type PageChange = {
  number: number
  kind: ChangeKind
  reason: string
  backTo: number | null
  at: Date
  by: string | null
  placed: Placement[]
  ended: Placement[]
  approved: Placement[]
}

const SIZE = 20
/** A roll-back may touch hundreds; so many of a change are told. */
const TOLD = 20

type ChangeRow = {
  number: number
  kind: ChangeKind
  reason: string
  back_to: number | null
  changed_at: Date
  name: string | null
}

const changes = statement<ChangeRow>(`
  select c.number, c.kind, c.reason, c.back_to, c.changed_at, p.name
    from (select * from placement_change where page = $1 and number < $2 order by number desc limit ${SIZE + 1}) c
    left join person p on p.id = c.changed_by order by c.number desc`)

const touched = statement<PlacementRow & { change: number; deed: 'placed' | 'ended' | 'approved' }>(`
  with told as (
    select n.number as change, d.deed, d.id
      from unnest($2::int[]) n(number) cross join lateral (
        (select 'placed' as deed, id from placement where page = $1 and begun = n.number order by id limit ${TOLD})
        union all
        (select 'ended', id from placement where page = $1 and ended = n.number order by id limit ${TOLD})
        union all
        (select 'approved', id from placement where page = $1 and approved = n.number limit 1)) d)
  select told.change, told.deed, ${PLACED.columns}
    from told join placement p on p.id = told.id ${PLACED.joins} order by told.change desc, p.id`)

/** The changes of a page, latest first, twenty a page, before a number. Two queries, by index. */
export async function pageHistory(
  database: Pick<Database, 'pool'>,
  page: string,
  before = 2_147_483_647,
): Promise<{ changes: PageChange[]; next?: number }> {
  const found = await changes(database, [page, before])
  const rows = found.slice(0, SIZE)
  const deeds = await touched(database, [page, rows.map((row) => row.number)])
  const of = (number: number, deed: string) =>
    deeds.filter((row) => row.change === number && row.deed === deed).map(toPlacement)
  return {
    changes: rows.map((row) => ({
      number: row.number,
      kind: row.kind,
      reason: row.reason,
      backTo: row.back_to,
      at: row.changed_at,
      by: row.name,
      placed: of(row.number, 'placed'),
      ended: of(row.number, 'ended'),
      approved: of(row.number, 'approved'),
    })),
    next: found.length > SIZE ? rows.at(-1)?.number : undefined,
  }
}

const asOf = statement<PlacementRow>(`
  select ${PLACED.columns} from (
    select * from placement where page = $1 and begun <= $2 and (ended is null or ended > $2) and until_at > $3
     order by begun, id limit 200) p ${PLACED.joins} order by p.begun, p.id`)

/** What a roll-back to a number would bring: as that change left it, without what has expired by `now`. */
export async function stateAfter(
  database: Pick<Database, 'pool'>,
  page: string,
  number: number,
  now: Date,
): Promise<Placement[]> {
  const rows = await asOf(database, [page, number, now])
  return rows.map(toPlacement).map((row) => ({
    ...row,
    ended: null,
    approved: row.approved !== null && row.approved <= number ? row.approved : null,
  }))
}

const one = statement<PlacementRow & { changed_by: string | null }>(`
  select c.changed_by, ${PLACED.columns} from (select * from placement where id = $1) p
    join placement_change c on c.page = p.page and c.number = coalesce(p.said, p.begun) ${PLACED.joins}`)

/** A placement with who said its words, or undefined. */
export async function findPlacement(
  database: Pick<Database, 'pool'>,
  placementId: string,
): Promise<{ placement: Placement; placedBy: string | null } | undefined> {
  const [row] = await one(database, [placementId])
  return row && { placement: toPlacement(row), placedBy: row.changed_by }
}

const waiting = statement<PlacementRow>(`
  select ${PLACED.columns} from (
    select * from placement where wants_approval and approved is null and ended is null and until_at > $1
     order by id limit 20) p ${PLACED.joins} order by p.id`)

/** What waits for a second editor on any page, the oldest first, at most twenty. One query, by index. */
export async function waitingPlacements(database: Pick<Database, 'pool'>, now: Date): Promise<Placement[]> {
  return (await waiting(database, [now])).map(toPlacement)
}
