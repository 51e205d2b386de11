import type { Voice } from '../../../ui/voice.ts'
import type { Teaser } from '../../view-models.ts'
import { Time } from './time.tsx'

type ByLineProps = {
  teaser: Teaser
  voice: Voice
  show?: 'day' | 'full'
  /** On the account's own page its name would be said with every article. */
  withAccount?: boolean
}

/** Account, day, and how long it takes; words, not links, so that a card has one way in. */
export function ByLine({ teaser, voice, show = 'day', withAccount = true }: ByLineProps) {
  if (teaser.instead) return <InsteadLine teaser={teaser} voice={voice} />
  return (
    <p class="by">
      {withAccount && <b>{teaser.account.name}</b>}
      <Time at={teaser.publishedAt} voice={voice} />
      {show === 'full' && <span>{voice.t('reader.minutes', { count: teaser.minutes })}</span>}
      {show === 'full' && teaser.comments ? (
        <span>{voice.t('reader.comments', { count: teaser.comments })}</span>
      ) : null}
    </p>
  )
}

/** Whose series it is and how long, or which site a link leads to. */
function InsteadLine({ teaser: { account, instead }, voice: { t } }: ByLineProps) {
  return (
    <p class="by">
      <b>{account.name}</b>
      {instead?.kind === 'series' && <span>{t('slots.reader.articles', { count: instead.articles })}</span>}
      {instead?.kind === 'outside' && <span>{t('slots.reader.leaves')}</span>}
    </p>
  )
}
