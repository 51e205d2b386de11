import { slugify } from '../../../kernel/text/index.ts'
import { transact } from '../../../platform/database/index.ts'
import { addChannel, listChannels } from '../../channels/index.ts'
import type { SourceChannel } from '../source.ts'
import { findImported, rememberImported } from './imported.ts'
import { portalLanguage } from './language.ts'
import type { Run } from './run.ts'

export type Channels = {
  announce(channel: SourceChannel): Promise<void>
  /** The channel's ID, or undefined for a key that is neither announced nor the slug of a channel of the portal. */
  resolve(key: string): Promise<string | undefined>
  unused(): SourceChannel[]
}

/** Finds or adds the channels of the source. One whose slug the portal has already is that channel. */
export function createChannels(run: Run): Channels {
  const announced = new Map<string, SourceChannel>()
  const resolved = new Map<string, Promise<string | undefined>>()

  function resolve(key: string): Promise<string | undefined> {
    const known = resolved.get(key)
    if (known) return known
    const channel = announced.get(key)
    const found = channel ? findAndReport(run, channel) : findBySlug(run, key)
    resolved.set(key, found)
    return found
  }

  return {
    async announce(channel) {
      announced.set(channel.key, channel)
      if (!channel.onlyWhenUsed) await resolve(channel.key)
    },
    resolve,
    unused: () => [...announced.values()].filter(({ key }) => !resolved.has(key)),
  }
}

async function findAndReport(run: Run, channel: SourceChannel): Promise<string> {
  const slug = channelSlug(channel)
  const { id, how } = await findOrAdd(run, channel, slug)
  run.report.channel({ key: channel.key, slug, how })
  return id
}

type Found = { id: string; how: 'known' | 'existing' | 'added' }

async function findOrAdd(run: Run, channel: SourceChannel, slug: string): Promise<Found> {
  const place = { db: run.database.db, source: run.source.name }
  const known = (await findImported(place, 'channel', [channel.key])).get(channel.key)
  if (known) return { id: known.targetId, how: 'known' }
  const existing = await findBySlug(run, slug)
  if (existing) return { id: existing, how: 'existing' }
  return { id: run.dryRun ? '' : await add(run, channel, slug), how: 'added' }
}

async function add(run: Run, channel: SourceChannel, slug: string): Promise<string> {
  const { database, source, settings, now } = run
  const others = await listChannels(database)
  const language = portalLanguage(source.site.language, settings)
  return await transact(database, async (tx) => {
    const { channelId } = await addChannel(
      tx,
      {
        slug,
        names: byLanguage(channel.names, language),
        descriptions: byLanguage(channel.descriptions, language),
        colour: channel.colour,
        isColumn: channel.isColumn,
        position: Math.max(0, ...others.map(({ position }) => position)) + 1,
      },
      now,
    )
    const item = { key: channel.key, targetId: channelId, hash: 'channel' }
    await rememberImported({ db: tx.db, source: source.name }, 'channel', [item], now)
    return channelId
  })
}

async function findBySlug(run: Run, slug: string): Promise<string | undefined> {
  const channels = await listChannels(run.database)
  return channels.find((channel) => channel.slug === slug.toLowerCase())?.id
}

function channelSlug(channel: SourceChannel): string {
  const name = Object.values(channel.names).find(Boolean) ?? channel.key
  const slug = slugify(channel.slug || name) || slugify(channel.key)
  return [...slug.replace(/\p{M}/gu, '')].slice(0, 60).join('').replace(/-+$/, '') || 'channel'
}

/** The key '' is the language of the source. */
function byLanguage(words: Record<string, string>, language: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words)
      .filter(([, word]) => word.trim() !== '')
      .map(([key, word]) => [key || language, word.trim()]),
  )
}
