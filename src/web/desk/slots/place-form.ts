import {
  type Placement,
  type PlacementErrors,
  type PlacementWords,
  readSpot,
  type Spot,
  spotKey,
} from '../../../domain/placements/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import { fromWallTime, toWallTime } from '../../../kernel/time/index.ts'
import type { FormValues } from '../../http/form-values.ts'

/** What is in the fields, as text. */
export type PlaceTyped = {
  spot: string
  target: string
  headline: string
  summary: string
  mediaId: string
  from: string
  until: string
  /** Exactly when it began and ends as it was when the form was opened (ISO 8601), or ''. */
  fromAt: string
  untilAt: string
  sponsored: string
  sponsor: string
  reason: string
  key: string
}

const FIELDS = [
  ...[
    'spot',
    'target',
    'headline',
    'summary',
    'mediaId',
    'from',
    'until',
    'fromAt',
    'untilAt',
    'sponsored',
    'sponsor',
    'reason',
    'key',
  ],
] as (keyof PlaceTyped)[]
const HOUR_MS = 3_600_000

export function readPlaceForm({ text }: FormValues): PlaceTyped {
  const typed = Object.fromEntries(FIELDS.map((name) => [name, text(name).trim()])) as PlaceTyped
  return { ...typed, mediaId: text('dropPicture') ? '' : typed.mediaId }
}

/** The fields as a placement is. */
export function typedOf(
  placement: Placement,
  zone: string,
  now: Date,
  publicUrl: URL,
): Omit<PlaceTyped, 'key'> {
  const { target, from, until } = placement
  const address =
    target.kind === 'article' ? `/a/${target.id}` : target.kind === 'series' ? `/series/${target.id}` : ''
  return {
    spot: spotKey(placement),
    target: target.kind === 'outside' ? target.url : new URL(address, publicUrl).href,
    headline: placement.headline,
    summary: placement.summary,
    mediaId: placement.picture?.id ?? '',
    from: from > now ? toWallTime(from, zone) : '',
    until: until ? toWallTime(until, zone) : '',
    fromAt: from > now ? from.toISOString() : '',
    untilAt: until?.toISOString() ?? '',
    sponsored: placement.sponsored ? 'on' : '',
    sponsor: placement.sponsor,
    reason: '',
  }
}

/**
 * What was typed as a placement's words. Throws `placement.invalid` for what is no date or no place; the domain checks
 * the rest. `hours` instead of an end: so long from now.
 */
export function wordsOf(
  typed: PlaceTyped,
  { zone, now, publicUrl, hours }: { zone: string; now: Date; publicUrl: URL; hours?: string },
): PlacementWords {
  const errors: PlacementErrors = {}
  const time = (name: 'from' | 'until'): Date | null => {
    if (typed[name] === '') return null
    const kept = keptTime(typed[name], typed[`${name}At`], zone)
    if (kept) return kept
    const wall = fromWallTime(typed[name], zone)
    if (!wall) errors[name] = 'date'
    else if (wall.kind === 'skipped') errors[name] = 'dateSkipped'
    else return wall.kind === 'one' ? wall.at : wall.first
    return null
  }
  const spot = readSpot(typed.spot)
  if (!spot) errors.spot = 'spot'
  const target = targetOf(typed.target, publicUrl)
  if (!target) errors.target = 'target'
  const from = time('from') ?? now
  const until = hours === undefined ? time('until') : endOf(hours, now)
  if (Object.keys(errors).length > 0) throw new CodedError('placement.invalid', { errors })
  const { headline, summary, sponsor, mediaId } = typed
  return {
    ...{
      spot: spot as Spot,
      target: target as PlacementWords['target'],
      headline,
      summary,
      sponsor,
      from,
      until,
    },
    mediaId: mediaId || null,
    sponsored: typed.sponsored !== '',
  }
}

/**
 * The exact time that a field was opened with, while its text is unchanged: a wall clock's text tells neither seconds
 * nor which of the two hours is meant when clocks go back.
 */
function keptTime(text: string, exact: string, zone: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(exact)) return undefined
  const at = new Date(exact)
  return !Number.isNaN(at.getTime()) && toWallTime(at, zone) === text ? at : undefined
}

/** An article or a series of this portal by its address or ID, or an address elsewhere; undefined for nothing. */
export function targetOf(text: string, publicUrl: URL): PlacementWords['target'] | undefined {
  if (isId(text)) return { kind: 'article', id: text }
  if (text === '') return undefined
  const own = URL.canParse(text, publicUrl) ? new URL(text, publicUrl) : undefined
  const isPath = text.startsWith('/') && !text.startsWith('//')
  const match =
    own && (isPath || own.host === publicUrl.host)
      ? /^\/(a|series)\/([0-9a-z]{13})(?:\/|$)/.exec(own.pathname)
      : null
  if (match) return { kind: match[1] === 'a' ? 'article' : 'series', id: match[2] ?? '' }
  return { kind: 'outside', url: text }
}

function endOf(hours: string, now: Date): Date | null {
  return /^\d{1,4}$/.test(hours) ? new Date(now.getTime() + Number(hours) * HOUR_MS) : null
}
