import type { Db } from '../../platform/database/index.ts'

export const STORED_KINDS = ['picture', 'video', 'size', 'proof'] as const
/** What files are: pictures and videos as they came, sizes made of pictures, proofs of applicants. */
export type StoredKind = (typeof STORED_KINDS)[number]

/** How many files of a kind there were, and their bytes together, when they were last measured. */
export type StoredFigure = { kind: StoredKind; files: number; bytes: number; measuredAt: Date }

/** What is stored, as measured last; nothing before the first time. One query over a few rows. */
export async function readStored(db: Db): Promise<StoredFigure[]> {
  const rows = await db
    .selectFrom('storage_figure')
    .select(['kind', 'files', 'bytes', 'measured_at'])
    .where('kind', 'in', STORED_KINDS)
    .execute()
  return STORED_KINDS.flatMap((kind) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ measured_at, files, bytes }) => ({ kind, files, bytes, measuredAt: measured_at })),
  )
}
