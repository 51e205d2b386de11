import { channelName } from '../../../domain/channels/index.ts'
import type { ListedArticle } from '../../../domain/listing/index.ts'
import type { Placement, Spot } from '../../../domain/placements/index.ts'
import { FRONT, isSpotOf, SLOTS, type Slot, spotKey } from '../../../domain/placements/index.ts'
import { dayAndTime } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'

/** What a place is called. */
export function spotWords({ t, channels, language }: DeskView, { slot, channelId, position }: Spot): string {
  const found = channels.find(({ id }) => id === channelId)
  const channel = found ? channelName(found, language) : ''
  if (slot === 'headline' && position > 1)
    return t('slots.slot.headlineTitle', { channel, position: position - 1 })
  return t(`slots.slot.${slot}`, { channel, position })
}

/** What a place of a channel's block is called under the channel's name. */
export function shortSpotWords({ t }: DeskView, { position }: Spot): string {
  return position > 1 ? t('slots.short.title', { position: position - 1 }) : t('slots.short.headline')
}

/** What is placed, in a line, and the language of that line. */
export function titleOf({ headline, target }: Placement): { title: string; lang?: string } {
  if (headline) return { title: headline }
  if (target.kind === 'article') {
    const { title, language } = target.article ?? target.seen
    return { title, lang: language }
  }
  if (target.kind === 'outside') return { title: target.url }
  return { title: target.series?.title ?? target.id, lang: target.series?.language }
}

/** The picture that stands with it. */
export function coverOf({ picture, target }: Placement) {
  if (picture) return picture
  if (target.kind === 'article') return target.article?.cover
  return target.kind === 'series' ? target.series?.cover : undefined
}

/** Where what is placed can be looked at. */
export function targetHref({ target }: Placement): string {
  if (target.kind === 'article') return `/desk/published/${target.id}`
  return target.kind === 'series' ? `/series/${target.id}` : target.url
}

/** From when until when, as far as it still matters. */
export function timesWords({ t, zone, language, now }: DeskView, { from, until }: Placement): string {
  const short = (at: Date) => dayAndTime(at, zone, language).short
  if (from > now && until) return t('slots.fromUntil', { from: short(from), until: short(until) })
  if (from > now) return t('slots.from', { time: short(from) })
  return until ? t('slots.until', { time: short(until) }) : t('slots.untilTaken')
}

/** What an editor must know of a placement beside its title. */
export function notesOf(
  { t }: DeskView,
  { target, sponsored, sponsor, headline, picture }: Placement,
): string[] {
  return [
    sponsored && [t('slots.noteSponsored'), sponsor].filter(Boolean).join(' · '),
    target.kind === 'outside' && t('slots.noteOutside', { host: new URL(target.url).hostname }),
    target.kind === 'series' && t('slots.noteSeries'),
    headline !== '' && target.kind !== 'outside' && t('slots.noteOwnHeadline'),
    picture && t('slots.noteOwnPicture'),
    target.kind === 'article' && target.edited && t('slots.noteEdited'),
  ].filter((note) => typeof note === 'string')
}

/** Every place of a page, as a list to choose from. */
export function spotsOf(view: DeskView, page: string): { value: string; label: string }[] {
  const channels = page === FRONT ? view.channels.map(({ id }) => id) : []
  const spots = (Object.keys(SLOTS) as Slot[]).flatMap((slot) => {
    const ofChannel = slot === 'headline' || slot === 'column-lead'
    const owners = ofChannel
      ? channels.filter((id) => isColumn(view, id) === (slot === 'column-lead'))
      : [null]
    return owners.flatMap((channelId) =>
      Array.from({ length: SLOTS[slot] }, (_, index) => ({ slot, channelId, position: index + 1 })),
    )
  })
  return spots
    .filter((spot) => isSpotOf(page, spot))
    .map((spot) => ({ value: spotKey(spot), label: spotWords(view, spot) }))
}

function isColumn({ channels }: DeskView, id: string): boolean {
  return channels.find((channel) => channel.id === id)?.isColumn ?? false
}

/** An article by the ranking, or what is placed, in one line. */
export function lineOf(spot: { placement?: Placement; article?: ListedArticle }) {
  if (spot.placement) return titleOf(spot.placement)
  return { title: spot.article?.title ?? '', lang: spot.article?.language }
}
