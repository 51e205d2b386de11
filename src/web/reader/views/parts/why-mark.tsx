import { Icon } from '../../../ui/icons.tsx'
import type { Voice } from '../../../ui/voice.ts'

type WhyMarkProps = { whyHref: string; title: string; voice: Voice }

/** The way to “why is this here” where the reason needs no words of its own: a quiet sign, named after its article. */
export function WhyMark({ whyHref, title, voice: { t } }: WhyMarkProps) {
  return (
    <a class="why-mark" href={whyHref} rel="nofollow">
      <Icon name="info" />
      <span class="hidden-text">
        {t('ranking.why.short')}
        {t('ranking.why.about', { title })}
      </span>
    </a>
  )
}
