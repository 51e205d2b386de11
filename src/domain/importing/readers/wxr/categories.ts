import { htmlToLine } from '../../html-text.ts'
import type { Note, SourceChannel } from '../../source.ts'
import type { Fields, RawCategory } from './raw.ts'

/** More top-level categories than this make no useful bar of channels: then all of them become topics. */
export const CHANNEL_LIMIT = 20

export type Category = { nicename: string; name: string; parent: string; description: string }

/** What the categories of a site become. */
export type CategoryPlan = {
  categories: ReadonlyMap<string, Category>
  /** Nicenames of the top-level categories that become channels. */
  channels: ReadonlySet<string>
}

export type Placement = { channelKey: string | null; topics: string[]; changed: Note[]; lost: Note[] }

export function readCategory(fields: Fields): Category {
  const name = htmlToLine(fields['wp:cat_name'] ?? '')
  return {
    nicename: decodeNicename(fields['wp:category_nicename'] || name),
    name: name || decodeNicename(fields['wp:category_nicename'] ?? ''),
    parent: decodeNicename(fields['wp:category_parent'] ?? ''),
    description: htmlToLine(fields['wp:category_description'] ?? ''),
  }
}

export function planCategories(list: Category[]): CategoryPlan {
  const categories = new Map(
    list.filter(({ nicename }) => nicename).map((category) => [category.nicename, category]),
  )
  const tops = [...categories.values()].filter(
    ({ nicename, name, parent }) => !categories.has(parent) && !isNoCategory(nicename, name),
  )
  return {
    categories,
    channels: new Set(tops.length <= CHANNEL_LIMIT ? tops.map(({ nicename }) => nicename) : []),
  }
}

export function plannedChannels(plan: CategoryPlan): SourceChannel[] {
  return [...plan.channels].map((nicename) => {
    const category = plan.categories.get(nicename) as Category
    return {
      type: 'channel',
      key: nicename,
      position: 'categories',
      slug: nicename,
      names: { '': category.name },
      descriptions: { '': category.description },
      colour: null,
      isColumn: false,
      onlyWhenUsed: true,
    }
  })
}

/** Channel and topics of a post: its first category decides the channel, everything else is a topic. */
export function placeCategories(raw: RawCategory[], plan: CategoryPlan): Placement {
  const placement: Placement = { channelKey: null, topics: [], changed: [], lost: [] }
  for (const { domain, nicename, name } of raw) {
    const text = htmlToLine(name)
    const slug = decodeNicename(nicename || text)
    if (domain === 'post_format') placement.lost.push({ what: 'post_format', detail: text || slug })
    else if (isNoCategory(slug, text)) continue
    else if (domain === 'category' || plan.categories.has(slug)) placeCategory(slug, text, plan, placement)
    else placement.topics.push(text)
  }
  placement.topics = [...new Set(placement.topics.filter(Boolean))]
  return placement
}

function placeCategory(nicename: string, name: string, plan: CategoryPlan, placement: Placement): void {
  const channel = topOf(nicename, plan)
  if (channel && placement.channelKey === null) placement.channelKey = channel
  if (channel === nicename && placement.channelKey === channel) return
  if (channel && channel !== placement.channelKey)
    placement.changed.push({ what: 'channel_became_topic', detail: `${name}: an article is in one channel` })
  placement.topics.push(name)
}

/** The channel that a category lies in. A hand-made circle of parents ends after as many steps as there are categories. */
function topOf(nicename: string, plan: CategoryPlan): string | null {
  let at = nicename
  for (let steps = 0; steps <= plan.categories.size; steps++) {
    if (plan.channels.has(at)) return at
    const parent = plan.categories.get(at)?.parent
    if (!parent) return null
    at = parent
  }
  return null
}

function isNoCategory(nicename: string, name: string): boolean {
  return nicename === 'uncategorized' || /^(uncategorized|未分类|未分類)$/i.test(name)
}

function decodeNicename(nicename: string): string {
  try {
    return decodeURIComponent(nicename)
  } catch {
    return nicename
  }
}
