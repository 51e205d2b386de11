import type { Voice } from '../../../ui/voice.ts'

type ReasonProps = { reason: string; whyHref: string; title: string; voice: Voice }

/** A reason and the link “why is this here”, which is named after its article for those who hear links alone. */
export function Reason({ reason, whyHref, title, voice: { t } }: ReasonProps) {
  return (
    <p class="reason">
      <span>{reason}</span>
      <a class="why" href={whyHref} rel="nofollow">
        {t('ranking.why.short')}
        <span class="hidden-text">{t('ranking.why.about', { title })}</span>
      </a>
    </p>
  )
}
