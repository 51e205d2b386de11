import type { Channel } from '../../domain/channels/index.ts'
import { type Language, localText, type Settings } from '../../domain/settings/index.ts'
import { channelRef } from './teaser.ts'
import type { Crumb } from './view-models.ts'

/** Portal › channel: the way down to an article. */
export function breadcrumb(settings: Settings, language: Language, channel: Channel | undefined): Crumb[] {
  const portal = { name: localText(settings.portalName, language), href: '/' }
  if (!channel) return [portal]
  const { name, href } = channelRef(channel, language)
  return [portal, { name, href }]
}
