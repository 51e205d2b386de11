import { createHash } from 'node:crypto'
import { type Portal as Read, readPortal } from '../../domain/portal/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { TaggedValues } from '../../platform/page-cache/index.ts'
import { themeCss } from '../ui/theme.ts'

/** The portal, and a word that changes with its colours, for the address of its style sheet. */
export type Portal = Read & { themeVersion: string }

/** The tags of every page: all are drawn from the portal's settings and channels. */
export const PORTAL_TAGS = ['portal', 'channels'] as const

/** The portal as last committed, read once and again after a purge; `latest` is what was read last, without waiting. */
export class PortalSource {
  latest: Portal | undefined
  private readonly value: TaggedValues<Portal>

  constructor(database: Database) {
    let begun = 0
    let newest = 0
    const load = async () => {
      begun += 1
      const number = begun
      const portal = await readPortal(database)
      const value = { ...portal, themeVersion: versionOf(portal) }
      // A read that began before a change may end after the one that saw it.
      if (number > newest) {
        newest = number
        this.latest = value
      }
      return { value, tags: PORTAL_TAGS }
    }
    this.value = new TaggedValues(load, { trusted: () => database.purges.connected, max: 1 })
    database.onPurge((tags) => this.value.purge(tags))
  }

  async get(): Promise<Portal> {
    return (await this.value.get('')).value
  }
}

function versionOf({ settings, channels }: Read): string {
  const css = themeCss({ accent: settings.accent, channels })
  return createHash('sha256').update(css).digest('base64url').slice(0, 10)
}
