import type { AccountMedia, OwnAccount } from '../../../domain/accounts/index.ts'
import type { Guest, Series, SeriesArticle } from '../../../domain/series/index.ts'
import type { FormValues } from '../../http/form-values.ts'
import { Button } from '../../ui/button.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { translate } from '../../ui/messages.ts'
import { Badge, EmptyState, PageHead, Part, Select, Tick } from '../../ui/work/index.ts'
import type { StudioView } from '../respond-studio.tsx'

type ListProps = {
  view: StudioView
  account: OwnAccount
  series: (Series & { asGuest: boolean; asked: boolean })[]
}

/** The series of an account, and those it was asked into. */
export function SeriesList({ view, account, series }: ListProps) {
  const t = translate(view.language)
  const path = `/studio/@${account.handle}/series`
  const mayChange = account.role !== 'writer'
  const add = mayChange && <Button href={`${path}/new`}>{t('studio.seriesNew')}</Button>
  return (
    <>
      <PageHead title={t('studio.series')} lead={t('studio.seriesLead')} actions={add} />
      {series.length === 0 && (
        <EmptyState
          title={t('studio.seriesEmpty')}
          text={t('studio.seriesEmptyText')}
          action={mayChange ? { href: `${path}/new`, label: t('studio.seriesNew') } : undefined}
        />
      )}
      <ul class="work-list" data-list>
        {series.map((one) => (
          <li class="studio-line">
            <span>
              {mayChange && !one.asGuest ? (
                <a href={`/studio/series/${one.id}`}>{one.title}</a>
              ) : (
                <b>{one.title}</b>
              )}
              <span class="hint">
                {t('studio.articlesCount', { count: one.articles })}
                {one.asGuest && ` · ${t('studio.seriesOf', { name: one.accountName })}`}
                {one.closed && ` · ${t('studio.seriesClosed')}`}
              </span>
            </span>
            {one.asGuest && mayChange && (
              <form method="post" action={`${path}/answer`} data-once class="studio-line-deeds">
                <input type="hidden" name="series" value={one.id} />
                {one.asked && (
                  <Button name="answer" value="join">
                    {t('studio.seriesJoin')}
                  </Button>
                )}
                <Button kind="line" name="answer" value="leave">
                  {t(one.asked ? 'studio.seriesDecline' : 'studio.seriesLeave')}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

type Typed = { title: string; description: string; coverMediaId: string }

type FormProps = {
  view: StudioView
  action: string
  backHref: string
  pictures: AccountMedia[]
  typed: Typed
  words?: string
  closed?: boolean
  /** Of a series that is begun with this form. */
  newKey?: string
}

/** The words and the cover of a series. */
export function SeriesForm(props: FormProps) {
  const { view, action, backHref, pictures, typed, words, closed, newKey } = props
  const t = translate(view.language)
  const options = pictures.map(({ view: { id }, alt }, at) => ({
    value: id,
    label: alt || t('studio.pictureNumber', { number: at + 1 }),
  }))
  if (typed.coverMediaId && !options.some((one) => one.value === typed.coverMediaId))
    options.unshift({ value: typed.coverMediaId, label: t('studio.coverOwn') })
  return (
    <>
      {closed === undefined && (
        <PageHead title={t('studio.seriesNew')} back={{ href: backHref, label: t('studio.series') }} />
      )}
      <Form
        action={action}
        errorTitle={t('common.problem')}
        errors={words ? [{ name: 'title', text: words }] : []}
        hidden={newKey ? { key: newKey } : undefined}
      >
        <Field name="title" label={t('studio.seriesTitle')} value={typed.title} required />
        <TextArea
          name="description"
          label={t('studio.seriesDescription')}
          hint={t('studio.seriesDescriptionHint')}
          value={typed.description}
        />
        <Select
          name="coverMediaId"
          label={t('studio.field.coverMediaId')}
          hint={t('studio.seriesCoverHint')}
          value={typed.coverMediaId}
          none={t('studio.coverNone')}
          options={options}
        />
        {closed !== undefined && (
          <Tick
            name="closed"
            label={t('studio.seriesClose')}
            hint={t('studio.seriesCloseHint')}
            checked={closed}
          />
        )}
        <div class="form-actions">
          <Button>{t('common.save')}</Button>
        </div>
      </Form>
    </>
  )
}

type OneProps = {
  view: StudioView
  series: Series
  articles: SeriesArticle[]
  guests: Guest[]
  pictures: AccountMedia[]
  form?: FormValues
  words?: string
}

/** One series: its articles in their order, its words, its guests. */
export function OneSeries({ view, series, articles, guests, pictures, form, words }: OneProps) {
  const t = translate(view.language)
  const path = `/studio/series/${series.id}`
  const list = `/studio/@${series.handle}/series`
  return (
    <>
      <PageHead title={series.title} back={{ href: list, label: t('studio.series') }} />
      <Part title={t('studio.articles')} note={String(articles.length)}>
        {articles.length === 0 ? (
          <p class="hint">{t('studio.seriesNoArticles')}</p>
        ) : (
          <form method="post" action={`${path}/order`} data-once>
            <ol class="studio-order">
              {articles.map((article, at) => (
                <li>
                  <input type="hidden" name="article" value={article.id} />
                  <span lang={article.language}>
                    {article.title}
                    {article.account.id !== series.accountId && (
                      <span class="hint">{article.account.name}</span>
                    )}
                  </span>
                  <span class="studio-line-deeds">
                    {at > 0 && (
                      <button class="button-plain" type="submit" name="move" value={`up:${article.id}`}>
                        {t('studio.moveUp')}
                        <span class="hidden-text"> {article.title}</span>
                      </button>
                    )}
                    {at < articles.length - 1 && (
                      <button class="button-plain" type="submit" name="move" value={`down:${article.id}`}>
                        {t('studio.moveDown')}
                        <span class="hidden-text"> {article.title}</span>
                      </button>
                    )}
                  </span>
                </li>
              ))}
            </ol>
          </form>
        )}
        {articles.length > 0 && <Removal path={path} articles={articles} view={view} />}
      </Part>
      <Part title={t('studio.seriesWords')}>
        <SeriesForm
          view={view}
          action={path}
          backHref={list}
          pictures={pictures}
          typed={{
            title: form?.text('title') ?? series.title,
            description: form?.text('description') ?? series.description,
            coverMediaId: form?.text('coverMediaId') ?? series.coverMediaId ?? '',
          }}
          words={words}
          closed={form ? form.text('closed') !== '' : series.closed}
        />
      </Part>
      <Part title={t('studio.guests')} note={t('studio.guestsNote')}>
        {guests.map((guest) => (
          <form class="studio-line" method="post" action={`${path}/guests/removal`} data-once>
            <span>
              {guest.name} <span class="hint">@{guest.handle}</span>{' '}
              {!guest.joinedAt && <Badge tone="quiet">{t('studio.guestAsked')}</Badge>}
            </span>
            <input type="hidden" name="account" value={guest.accountId} />
            <Button kind="line">{t('studio.guestRemove')}</Button>
          </form>
        ))}
        <Form action={`${path}/guests`}>
          <Field name="handle" label={t('studio.guestHandle')} width="half" spellcheck={false} />
          <Button kind="line">{t('studio.guestInvite')}</Button>
        </Form>
      </Part>
    </>
  )
}

function Removal({ path, articles, view }: { path: string; articles: SeriesArticle[]; view: StudioView }) {
  const t = translate(view.language)
  return (
    <Form action={`${path}/removal`}>
      <Select
        name="article"
        label={t('studio.seriesRemove')}
        value=""
        none={t('studio.seriesRemoveNone')}
        options={articles.map((one) => ({ value: one.id, label: one.title, lang: one.language }))}
      />
      <Button kind="line">{t('studio.seriesRemoveButton')}</Button>
    </Form>
  )
}
