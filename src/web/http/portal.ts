import { type Channel, listChannels } from '../../domain/channels/index.ts'
import { readSettings, type Settings } from '../../domain/settings/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { TaggedValues } from '../../platform/page-cache/index.ts'

/** What every page is drawn from: the operator's settings and the channels. Pages that show it bear these tags. */
export type Portal = { settings: Settings; channels: Channel[] }
export const PORTAL_TAGS = ['portal', 'channels'] as const

/** The portal as last committed, read once and again after a purge; `latest` is what was read last, without waiting. */
export class PortalSource {
  latest: Portal | undefined
  private readonly value: TaggedValues<Portal>

  constructor(database: Database) {
    const load = async () => {
      const [settings, channels] = await Promise.all([readSettings(database.db), listChannels(database)])
      this.latest = { settings, channels }
      return { value: this.latest, tags: PORTAL_TAGS }
    }
    this.value = new TaggedValues(load, { trusted: () => database.purges.connected, max: 1 })
    database.onPurge((tags) => this.value.purge(tags))
  }

  async get(): Promise<Portal> {
    return (await this.value.get('')).value
  }
}
