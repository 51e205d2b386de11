import type { Voice } from '../../../ui/voice.ts'
import type { ArticlePage } from '../../view-models.ts'

/** The series that an article belongs to, and its neighbours there. */
export function SeriesNav({ page: { series }, voice: { t } }: { page: ArticlePage; voice: Voice }) {
  if (!series) return null
  const { title, href, place, articles, previous, next } = series
  return (
    <nav class="series-nav" aria-label={t('reader.series.nav', { title })}>
      <p class="series-of">
        <a href={href}>{t('reader.series.title', { title })}</a>
        <span>{t('reader.series.place', { place, articles })}</span>
      </p>
      {previous && (
        <a class="series-step" href={previous.href} rel="prev">
          <small>{t('reader.series.previous')}</small>
          {previous.title}
        </a>
      )}
      {next && (
        <a class="series-step series-next" href={next.href} rel="next">
          <small>{t('reader.series.next')}</small>
          {next.title}
        </a>
      )}
    </nav>
  )
}
