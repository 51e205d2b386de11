import type { Voice } from '../../../ui/voice.ts'
import type { Teaser } from '../../view-models.ts'

/** In lists of the care edition: the way to hearing an article, beside its title. Pages elsewhere cannot be heard here. */
export function Hear({ teaser: { href, title }, voice: { t } }: { teaser: Teaser; voice: Voice }) {
  if (!href.startsWith('/a/')) return null
  return (
    <a class="hear care-button" href={`${href}#listen`} aria-label={t('access.listenTo', { title })}>
      {t('access.hear')}
    </a>
  )
}
