import { localText } from '../../../domain/settings/index.ts'
import type { Voice } from '../../ui/voice.ts'
import { writeAddress } from './address.ts'
import { ARTICLE_LANGUAGES, LABELS, WITHIN } from './filters.ts'
import { languageLabel } from './language-label.ts'
import type { SearchModel } from './model.ts'

type Option = { value: string; name: string }

/** The order, and what narrows the search: a form of its own, so that it works without script. */
export function FilterBar(model: SearchModel & { voice: Voice }) {
  const { address, chosen, order, frame, voice } = model
  const { t } = voice
  const { account } = chosen
  return (
    <div class="search-bar">
      <nav class="search-order" aria-label={t('search.order')}>
        {(['best', 'newest'] as const).map((one) => (
          <a
            href={writeAddress(address, { order: one === 'newest' ? one : '' })}
            aria-current={one === order ? 'true' : undefined}
          >
            {t(`search.order.${one}`)}
          </a>
        ))}
      </nav>
      {frame.edition === 'care' ? (
        // One thing at a time: what was found stands before what could narrow it.
        <details class="search-fold" open={model.isNarrowed}>
          <summary>{t('search.filter.fold')}</summary>
          <Filters {...model} />
        </details>
      ) : (
        <Filters {...model} />
      )}
      {account && (
        <p class="search-by">
          {t('search.byAccount')} <a href={`/@${account.handle}`}>{account.name}</a>
          {address.account !== '' && (
            <a class="search-drop" href={writeAddress(address, { account: '' })}>
              {t('search.allAccounts')}
            </a>
          )}
        </p>
      )}
    </div>
  )
}

function Filters({ address, plain, chosen, channels, voice }: SearchModel & { voice: Voice }) {
  const { t, language } = voice
  const account = chosen.account?.handle ?? address.account
  const chosenLanguage = address.language.split('-')[0] ?? ''
  // What was written into the question stands in the form: else it would go on counting more than what is chosen here.
  return (
    <form class="search-filters" action="/search" method="get">
      <input type="hidden" name="q" value={plain} />
      {address.order !== '' && <input type="hidden" name="order" value={address.order} />}
      {account !== '' && <input type="hidden" name="account" value={account} />}
      <Choice
        name="channel"
        label={t('search.filter.channel')}
        value={chosen.channel}
        options={channels.map(({ slug, names }) => ({
          value: slug,
          name: localText({ 'zh-CN': '', en: '', ...names }, language),
        }))}
      />
      <Choice
        name="within"
        label={t('search.filter.within')}
        value={address.within}
        options={Object.keys(WITHIN).map((value) => ({
          value,
          name: t(`search.within.${value as 'day'}`),
        }))}
      />
      <Choice
        name="label"
        label={t('search.filter.label')}
        value={address.label}
        options={LABELS.map((value) => ({ value, name: t(`reader.label.${value}`) }))}
      />
      <Choice
        name="language"
        label={t('search.filter.language')}
        value={chosenLanguage}
        options={languagesWith(chosen.filters.language && chosenLanguage).map((value) => ({
          value,
          name: languageLabel(value, language),
        }))}
      />
      <button class="button button-line" type="submit">
        {t('search.filter.apply')}
      </button>
    </form>
  )
}

/** The usual languages, and the one that was asked for. */
function languagesWith(chosen: string | undefined): string[] {
  return [...new Set([...ARTICLE_LANGUAGES, ...(chosen ? [chosen] : [])])]
}

function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string
  label: string
  value: string
  options: Option[]
}) {
  return (
    <label class="search-choice">
      <span class="hidden-text">{label}</span>
      <select class="input" name={name}>
        <option value="">{label}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  )
}
