import { type Portal, readPortal } from '../../domain/portal/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { TaggedValues } from '../../platform/page-cache/index.ts'

export type { Portal } from '../../domain/portal/index.ts'

/** The tags of every page: all are drawn from the portal's settings and channels. */
export const PORTAL_TAGS = ['portal', 'channels'] as const

/** The portal as last committed, read once and again after a purge; `latest` is what was read last, without waiting. */
export class PortalSource {
  latest: Portal | undefined
  private readonly value: TaggedValues<Portal>

  constructor(database: Database) {
    const load = async () => {
      this.latest = await readPortal(database)
      return { value: this.latest, tags: PORTAL_TAGS }
    }
    this.value = new TaggedValues(load, { trusted: () => database.purges.connected, max: 1 })
    database.onPurge((tags) => this.value.purge(tags))
  }

  async get(): Promise<Portal> {
    return (await this.value.get('')).value
  }
}
