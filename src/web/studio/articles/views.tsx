import type { OwnAccount } from '../../../domain/accounts/index.ts'
import type { WorkItem as Work, WorkCursor } from '../../../domain/articles/index.ts'
import { ARTICLE_STATES, type ArticleStateName } from '../../../domain/permissions/index.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { LANGUAGES, languageName, translate } from '../../ui/messages.ts'
import {
  DateTime,
  EmptyState,
  FilterBar,
  PageHead,
  Pager,
  type WorkItem,
  WorkList,
} from '../../ui/work/index.ts'
import type { StudioView } from '../respond-studio.tsx'
import { needWords, StateBadge } from '../state-badge.tsx'
import { type Asked, writePlace } from './asked.ts'

type ListProps = {
  view: StudioView
  account: OwnAccount
  asked: Asked
  items: Work[]
  next?: WorkCursor
  counts: Partial<Record<ArticleStateName | 'needs', number>>
}

/** An account's articles, narrowed by state, author and words. */
export function ArticleList({ view, account, asked, items, next, counts }: ListProps) {
  const { language } = view
  const t = translate(language)
  const path = `/studio/@${account.handle}/articles`
  const href = (change: Partial<Asked>) => addressOf(path, { ...asked, before: undefined, ...change })
  const option = (show: Asked['show'], label: string) => ({
    label,
    href: href({ show }),
    current: asked.show === show,
    count: show === 'needs' ? counts.needs : undefined,
  })
  const states = [
    option(undefined, t('studio.allArticles')),
    option('needs', t('studio.needs')),
    ...ARTICLE_STATES.filter((state) => state === 'published' || counts[state] || asked.show === state).map(
      (state) => option(state, t(`studio.state.${state}`)),
    ),
  ]
  const authors = [
    { label: t('studio.byAll'), href: href({ mine: false }), current: !asked.mine },
    { label: t('studio.byMe'), href: href({ mine: true }), current: asked.mine },
  ]
  return (
    <>
      <PageHead
        title={t('studio.articles')}
        actions={<Button href={`${path}/new`}>{t('studio.write')}</Button>}
      />
      <FilterBar
        language={language}
        groups={[
          { label: t('studio.byState'), options: states },
          ...(account.role === 'writer' ? [] : [{ label: t('studio.author'), options: authors }]),
        ]}
        search={{
          action: path,
          name: 'q',
          value: asked.query,
          label: t('studio.searchTitles'),
          keep: { ...(asked.show && { show: asked.show }), ...(asked.mine && { by: 'me' }) },
          clearHref: asked.query ? href({ query: '' }) : undefined,
        }}
      />
      {items.length === 0 ? (
        <Nothing view={view} path={path} asked={asked} goesOn={next !== undefined} />
      ) : (
        <WorkList label={t('studio.articles')} items={items.map((item) => toWorkLine(item, view))} />
      )}
      <Pager
        language={language}
        first={asked.before ? href({}) : undefined}
        next={next && href({ before: next })}
      />
    </>
  )
}

function Nothing({
  view,
  path,
  asked,
  goesOn,
}: {
  view: StudioView
  path: string
  asked: Asked
  goesOn: boolean
}) {
  const t = translate(view.language)
  if (goesOn) return <p class="hint">{t('studio.searchGoesOn')}</p>
  const narrowed = asked.query || asked.show || asked.mine || asked.before
  if (narrowed)
    return (
      <EmptyState title={t('studio.noneFound')} action={{ href: path, label: t('studio.allArticles') }} />
    )
  return (
    <EmptyState
      title={t('studio.noArticles')}
      text={t('studio.noArticlesText')}
      action={{ href: `${path}/new`, label: t('studio.write') }}
    />
  )
}

function addressOf(path: string, { show, query, mine, before }: Asked): string {
  const params = new URLSearchParams()
  if (show) params.set('show', show)
  if (query) params.set('q', query)
  if (mine) params.set('by', 'me')
  if (before) params.set('before', writePlace(before))
  const text = params.toString()
  return text ? `${path}?${text}` : path
}

/** An article as a line of a list. */
export function toWorkLine(item: Work, { language, zone, now }: StudioView): WorkItem {
  const t = translate(language)
  return {
    href: `/studio/articles/${item.id}`,
    title: item.title || t('studio.untitled'),
    lang: item.title ? item.language : undefined,
    badge: <StateBadge state={item.state} language={language} />,
    hint: needWords(item.needs, language),
    time: <DateTime at={item.changedAt} form="age" {...{ now, zone, language }} />,
  }
}

/** The one question before writing: in which language. */
export function NewArticle({
  view,
  account,
  newKey,
}: {
  view: StudioView
  account: OwnAccount
  newKey: string
}) {
  const t = translate(view.language)
  const path = `/studio/@${account.handle}/articles`
  return (
    <>
      <PageHead
        title={t('studio.write')}
        lead={t('studio.writeLead', { name: account.name })}
        back={{ href: path, label: t('studio.articles') }}
      />
      <Form action={`${path}/new`} hidden={{ key: newKey }}>
        <Choices
          name="language"
          label={t('studio.field.language')}
          values={[account.language]}
          choices={LANGUAGES.map((value) => ({ value, label: languageName(value), lang: value }))}
        />
        <div class="form-actions">
          <Button>{t('studio.begin')}</Button>
        </div>
      </Form>
    </>
  )
}
