import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { LRUCache } from 'lru-cache'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import { storeUpload, type Upload } from '../../media/index.ts'
import type { PicturePlace } from '../source.ts'
import { findImported, rememberImported } from './imported.ts'
import type { Run } from './run.ts'
import { createSlots } from './slots.ts'

/** A stored file's ID, or why there is none. */
export type Stored = { mediaId: string } | { missing: string }

type Bytes = Pick<Upload, 'name' | 'sourceUrl'> &
  ({ bytes: Uint8Array } | { stream: AsyncIterable<Uint8Array> })

export type Pictures = { store(place: PicturePlace): Promise<Stored> }

const AT_ONCE = 4
/** A host that could not be reached this often in a row is not asked again in this run. */
const PATIENCE = 3
const REMEMBERED = 20_000

/**
 * Stores the pictures that articles show, each address once over all runs: from disk, or fetched from elsewhere, four
 * at a time. What cannot be had has a reason and stops nothing.
 */
export function createPictures(run: Run): Pictures {
  const slots = createSlots(AT_ONCE)
  const asked = new LRUCache<string, Promise<Stored>>({ max: REMEMBERED })
  const failures = new Map<string, number>()

  async function storeOnce(key: string, place: PicturePlace): Promise<Stored> {
    const { database, source, now } = run
    const known = (await findImported({ db: database.db, source: source.name }, 'media', [key])).get(key)
    if (known) return { mediaId: known.targetId }
    if (run.dryRun) return { missing: 'dry_run' }
    return await slots(async () => {
      const bytes = await readPicture(place)
      if ('missing' in bytes) return { missing: bytes.missing }
      try {
        const { mediaId } = await transact(database, async (tx) => {
          const stored = await storeUpload({ storage: run.storage, tx }, { ...bytes, actor: run.actor, now })
          const item = { key, targetId: stored.mediaId, hash: 'media' }
          await rememberImported({ db: tx.db, source: source.name }, 'media', [item], now)
          return stored
        })
        run.report.picture()
        return { mediaId }
      } catch (error) {
        if (error instanceof CodedError && error.code.startsWith('media.')) return { missing: error.code }
        throw error
      }
    })
  }

  async function readPicture(place: PicturePlace): Promise<Bytes | { missing: string }> {
    if (place.kind === 'none') return { missing: place.reason }
    if (place.kind === 'local') return { stream: createReadStream(place.path), name: basename(place.path) }
    return await fetchPicture(place.url)
  }

  async function fetchPicture(url: string): Promise<Bytes | { missing: string }> {
    if (!run.fetch) return { missing: 'not_fetched' }
    const { host, pathname } = new URL(url)
    if ((failures.get(host) ?? 0) >= PATIENCE) return { missing: 'host_not_reached' }
    const outcome = await run.fetch(url)
    if (outcome.ok) {
      failures.delete(host)
      return { bytes: outcome.body, name: basename(pathname), sourceUrl: url }
    }
    const isHost = ['unresolvable', 'connection_failed', 'timeout'].includes(outcome.outcome)
    failures.set(host, isHost ? (failures.get(host) ?? 0) + 1 : 0)
    return { missing: outcome.status ? `status_${outcome.status}` : outcome.outcome }
  }

  return {
    store(place) {
      if (place.kind === 'none') return Promise.resolve({ missing: place.reason })
      const key = place.kind === 'remote' ? place.url : `file:${place.path}`
      const known = asked.get(key)
      if (known) return known
      const stored = storeOnce(key, place)
      asked.set(key, stored)
      return stored
    },
  }
}
