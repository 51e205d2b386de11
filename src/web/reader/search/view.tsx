import { Layout } from '../../ui/layout.tsx'
import { PagingLinks } from '../../ui/paging.tsx'
import { PreferenceButton } from '../../ui/preference-button.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import { writeAddress } from './address.ts'
import { FilterBar } from './filter-bar.tsx'
import type { SearchModel } from './model.ts'
import { FoundNamesList } from './names.tsx'
import { NothingFound } from './nothing.tsx'
import { Results } from './results.tsx'

/** `/search`: the question, what narrows it, and what was found. */
export function SearchView(model: SearchModel) {
  const { frame, asked, results, firstHref } = model
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  const isEmpty = results.length === 0
  return (
    <Layout frame={frame} voice={voice} page="search">
      <div class="wrap search-page">
        <h1 class="search-title">{t('search.title')}</h1>
        <SearchField voice={voice} value={asked} id="question" className="search-field search-large" />
        {(asked !== '' || model.isNarrowed) && <FilterBar {...model} voice={voice} />}
        <Notes {...model} voice={voice} />
        {model.offersCare && <CareOffer path={frame.path} voice={voice} />}
        <FoundNamesList names={model.names} voice={voice} />
        {!isEmpty && <Results {...model} voice={voice} />}
        {isEmpty && firstHref === undefined && <NothingFound {...model} voice={voice} />}
        {isEmpty && firstHref !== undefined && <p class="empty-line">{t('search.noMore')}</p>}
        <PagingLinks voice={voice} newerHref={firstHref} olderHref={model.nextHref} words={PAGING} />
      </div>
    </Layout>
  )
}

const PAGING = { newer: 'search.first', older: 'search.more' } as const

/** What the reader should know of how the question was read. */
function Notes(model: SearchModel & { voice: Voice }) {
  const { voice, address, chosen, meant, isInstead, asked } = model
  const { t } = voice
  return (
    <div class="search-notes" role="status">
      {chosen.unknown.map(({ kind, value }) => (
        <p>{t(`search.unknown.${kind}`, { value })}</p>
      ))}
      {model.isCut && <p>{t('search.cut')}</p>}
      {model.late && <p>{t('search.late')}</p>}
      {model.busy && <p>{t('search.busy')}</p>}
      {meant !== undefined && isInstead && <p>{t('search.instead', { query: asked, meant })}</p>}
      {meant !== undefined && !isInstead && (
        <p>
          {t('search.didYouMean')} <a href={writeAddress(address, { q: meant })}>{meant}</a>
        </p>
      )}
      {model.some && <p>{t('search.some')}</p>}
    </div>
  )
}

function CareOffer({ path, voice: { t } }: { path: string; voice: Voice }) {
  return (
    <section class="search-care">
      <h2>{t('search.care.title')}</h2>
      <p>{t('search.care.text')}</p>
      <PreferenceButton
        name="edition"
        value="care"
        label={t('search.care.button')}
        next={path}
        className="button"
      />
    </section>
  )
}
