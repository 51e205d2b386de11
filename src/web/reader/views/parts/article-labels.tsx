import type { Voice } from '../../../ui/voice.ts'
import type { ArticlePage } from '../../view-models.ts'

/** What a reader must know before the first word: original or not, opinion, paid for, the share of machines. */
export function ArticleLabels({ page, voice: { t } }: { page: ArticlePage; voice: Voice }) {
  return (
    <p class="tags">
      {page.labels.map((label) => (
        <span class={`tag tag-${label}`}>{t(`reader.label.${label}`)}</span>
      ))}
    </p>
  )
}
