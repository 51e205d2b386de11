import type { Voice } from '../../ui/voice.ts'
import { HotSection } from '../views/parts/hot-list.tsx'
import { writeAddress } from './address.ts'
import type { SearchModel } from './model.ts'
import { TopicLinks } from './names.tsx'

/** What helps on: how to ask otherwise, what others read, what is written about. */
export function NothingFound({
  asked,
  plain,
  address,
  isNarrowed,
  topics,
  hot,
  late,
  busy,
  voice,
}: SearchModel & { voice: Voice }) {
  const { t } = voice
  const isQuestion = asked !== '' && !late && !busy
  const everywhere = { ...address, channel: '', account: '', within: '', label: '', language: '' }
  return (
    <div class="search-nothing">
      {isQuestion && <p class="empty-line">{t('search.nothing', { query: asked })}</p>}
      {isQuestion && isNarrowed && plain !== '' && (
        <p>
          <a class="button button-line" href={writeAddress(everywhere, { q: plain })}>
            {t('search.everywhere')}
          </a>
        </p>
      )}
      <section class="search-advice">
        <h2>{t('search.advice')}</h2>
        <ul>
          {(['fewer', 'quotes', 'without', 'where'] as const).map((one) => (
            <li>{t(`search.advice.${one}`)}</li>
          ))}
        </ul>
      </section>
      {topics.length > 0 && (
        <section class="search-names">
          <h2>{t('search.topicsOfLate')}</h2>
          <TopicLinks topics={topics} />
        </section>
      )}
      <HotSection items={hot} voice={voice} />
    </div>
  )
}
