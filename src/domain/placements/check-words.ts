import { CodedError } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { findSubject } from '../articles/index.ts'
import { isSpotOf } from './placement.ts'
import { PLACEMENT_LIMITS, type PlacementErrors, type PlacementWords } from './words.ts'

const DAY_MS = 86_400_000

/** The row's part of checked words. */
export type Checked = {
  article_id: string | null
  revision_id: string | null
  series_id: string | null
  url: string | null
  media_id: string | null
}

/**
 * Checks what an editor says of a placement on a page. Throws `placement.invalid` with `details.errors` (a reason a
 * field) and, for an article of another state, `details.state`.
 */
export async function checkWords(tx: Tx, page: string, words: PlacementWords, now: Date): Promise<Checked> {
  const errors: PlacementErrors = { ...checkTexts(words), ...checkTimes(words, now) }
  if (!isSpotOf(page, words.spot) || !(await hasChannel(tx, words.spot))) errors.spot = 'spot'
  const found = await findTarget(tx, words.target)
  if ('problem' in found) errors[words.target.kind === 'outside' ? 'url' : 'target'] = found.problem
  if (words.target.kind === 'outside' && words.headline.trim() === '') errors.headline = 'headlineMissing'
  if (words.mediaId !== null && !(await isPicture(tx, words.mediaId))) errors.picture = 'picture'
  if (Object.keys(errors).length > 0 || 'problem' in found)
    throw new CodedError('placement.invalid', { errors, state: 'state' in found ? found.state : undefined })
  return { ...found, media_id: words.mediaId }
}

/** The address of an outside link in its normal form, or undefined for what no slot may link to. */
export function outsideUrl(text: string): string | undefined {
  if (text.length > PLACEMENT_LIMITS.url || !/^https?:\/\//i.test(text.trim()) || !URL.canParse(text.trim()))
    return undefined
  const url = new URL(text.trim())
  const isNamed = /[^.]\.[^.]/.test(url.hostname) || url.hostname.startsWith('[')
  return isNamed && !url.username && !url.password ? url.href : undefined
}

function checkTexts({ headline, summary, sponsor }: PlacementWords): PlacementErrors {
  const errors: PlacementErrors = {}
  if ([...headline].length > PLACEMENT_LIMITS.headline) errors.headline = 'headlineLong'
  if ([...summary].length > PLACEMENT_LIMITS.summary) errors.summary = 'summaryLong'
  if ([...sponsor].length > PLACEMENT_LIMITS.sponsor) errors.sponsor = 'sponsorLong'
  return errors
}

function checkTimes({ from, until }: PlacementWords, now: Date): PlacementErrors {
  const errors: PlacementErrors = {}
  const latest = now.getTime() + PLACEMENT_LIMITS.days * DAY_MS
  if (!(from.getTime() <= latest)) errors.from = 'fromFar'
  if (until === null) return errors
  if (!(until > now)) errors.until = 'untilPast'
  else if (until <= from) errors.until = 'untilBefore'
  else if (!(until.getTime() <= Math.max(latest, from.getTime()) + PLACEMENT_LIMITS.days * DAY_MS))
    errors.until = 'untilFar'
  return errors
}

async function findTarget(
  tx: Tx,
  target: PlacementWords['target'],
): Promise<Omit<Checked, 'media_id'> | { problem: string; state?: string }> {
  const none = { article_id: null, revision_id: null, series_id: null, url: null }
  if (target.kind === 'outside') {
    const url = outsideUrl(target.url)
    return url ? { ...none, url } : { problem: 'url' }
  }
  if (!isId(target.id)) return { problem: target.kind }
  if (target.kind === 'series') {
    const series = await tx.db
      .selectFrom('series')
      .select('id')
      .where('id', '=', target.id)
      .executeTakeFirst()
    return series ? { ...none, series_id: series.id } : { problem: 'series' }
  }
  const listed = await tx.db
    .selectFrom('listing')
    .select('revision_id')
    .where('article_id', '=', target.id)
    .executeTakeFirst()
  if (listed) return { ...none, article_id: target.id, revision_id: listed.revision_id }
  const subject = await findSubject(tx.db, target.id)
  return subject ? { problem: 'state', state: subject.state } : { problem: 'article' }
}

/** A headline is of a channel, a column lead of a column. Internal to placements. */
export async function hasChannel(tx: Tx, { slot, channelId }: PlacementWords['spot']): Promise<boolean> {
  if (channelId === null) return true
  const row = await tx.db
    .selectFrom('channel')
    .select('is_column')
    .where('id', '=', channelId)
    .executeTakeFirst()
  return row?.is_column === (slot === 'column-lead')
}

async function isPicture(tx: Tx, mediaId: string): Promise<boolean> {
  if (!isId(mediaId)) return false
  const row = await tx.db.selectFrom('media').select('kind').where('id', '=', mediaId).executeTakeFirst()
  return row?.kind === 'picture'
}
