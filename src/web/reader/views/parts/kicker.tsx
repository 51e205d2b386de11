import type { Voice } from '../../../ui/voice.ts'
import type { Teaser } from '../../view-models.ts'

type Told = { teaser: Teaser; voice: Voice; kicker?: string }

/** The words above a headline: what is paid for or made by a machine is told before anybody opens it. */
export function kickerOf({ kicker, teaser, voice: { t } }: Told): string {
  const { flags, sponsor, instead } = teaser
  const told = flags
    .filter((flag) => flag !== 'ai-assisted' && !(flag === 'sponsored' && sponsor !== undefined))
    .map((flag) => t(`reader.label.${flag}`))
  const kind = instead && t(`slots.reader.${instead.kind}`)
  return [kicker, kind, ...told].filter(Boolean).join(' · ')
}

type KickerProps = { words: string; teaser: Teaser; voice: Voice; line?: boolean }

/** The line above a headline, or words before a title (`line` false); that a place is paid for stands in a frame. */
export function Kicker({ words, teaser: { sponsor }, voice: { t, language }, line = true }: KickerProps) {
  if (words === '' && sponsor === undefined) return null
  const paid = sponsor ? 'slots.reader.sponsoredBy' : 'slots.reader.sponsored'
  const told = (
    <>
      {sponsor !== undefined && <span class="paid">{t(paid, { name: sponsor })}</span>} {words}
    </>
  )
  return line ? (
    <p class="kicker">{told}</p>
  ) : (
    <span class="kicker" lang={language}>
      {told}{' '}
    </span>
  )
}

/** A page elsewhere is not vouched for, and not told where its reader came from. */
export function relOf({ instead, sponsor }: Teaser): string | undefined {
  const isOutside = instead?.kind === 'outside'
  const rel = [
    isOutside && 'external noopener noreferrer',
    isOutside && sponsor !== undefined && 'sponsored nofollow',
  ]
  return rel.filter(Boolean).join(' ') || undefined
}

/** What the reader's browser tells of where an article was seen. */
export function rankOf({ ranked }: Teaser) {
  if (!ranked) return {}
  return { 'data-ranked': ranked.list, 'data-position': ranked.position, 'data-reason': ranked.reason }
}
