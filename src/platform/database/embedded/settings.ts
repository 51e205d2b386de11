import { platform, totalmem } from 'node:os'

const MB = 1024 * 1024

/** Server settings by name. */
export type ServerSettings = Record<string, string | number>

/** The settings of the embedded server: a small machine that also runs Masthead, short queries, nothing lost. */
export function serverSettings(memory: number = totalmem()): ServerSettings {
  return {
    max_connections: 100,
    shared_buffers: `${Math.round(Math.min(512 * MB, Math.max(64 * MB, memory / 8)) / MB)}MB`,
    effective_cache_size: `${Math.round(memory / 2 / MB)}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    random_page_cost: 1.1,
    // Compiling or splitting a query of a millisecond costs more than it saves.
    jit: 'off',
    max_parallel_workers_per_gather: 0,
    io_workers: 2,
    wal_compression: 'on',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // After a crash everything is synced before recovery: by one call where there is one, not file by file.
    ...(platform() === 'linux' && { recovery_init_sync_method: 'syncfs' }),
    // Failed statements are logged by us, without their values, which may be secret.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    cluster_name: 'masthead',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }
}

/** For tests: as fast as it gets, nothing survives a crash. */
export const fastSettings: ServerSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  wal_level: 'minimal',
  max_wal_senders: 0,
}
