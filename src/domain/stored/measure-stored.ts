import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/** The kind of job that measures. */
export const STORED_MEASURE = 'storage.measure'

/** Counts what is stored, by kind. It reads all rows about files: for a job, not for a page. */
export async function measureStored(tx: Tx, now: Date): Promise<void> {
  await sql`
    insert into storage_figure (kind, files, bytes, measured_at)
    select kind, files, bytes, ${now} from (
      select kinds.kind, count(media.id) as files, coalesce(sum(media.bytes), 0) as bytes
        from (values ('picture'), ('video')) kinds (kind) left join media using (kind) group by kinds.kind
      union all select 'size', count(*), coalesce(sum(bytes), 0) from media_variant
      union all select 'proof', count(*), coalesce(sum(bytes), 0) from application_proof where deleted_at is null
    ) measured
    on conflict (kind) do update
      set files = excluded.files, bytes = excluded.bytes, measured_at = excluded.measured_at`.execute(tx.db)
}
