import type { PublishedItem } from '../../../domain/reviewing/index.ts'
import { DataTable, DateTime, EmptyState, FilterBar, KeyHelp, PageHead, Pager } from '../../ui/work/index.ts'
import { channelWords } from '../articles/words.ts'
import type { DeskView } from '../respond-desk.tsx'

type Props = {
  view: DeskView
  words: string
  items: PublishedItem[]
  /** Where the next page begins. */
  next?: string
  /** This is not the first page. */
  later: boolean
}

/** What readers see, newest first, and a box to find one of it. */
export function PublishedList({ view, words, items, next, later }: Props) {
  const { t, language, zone, channels } = view
  const address = (more: Record<string, string>) => {
    const query = new URLSearchParams({ ...(words && { q: words }), ...more }).toString()
    return `/desk/published${query && `?${query}`}`
  }
  return (
    <>
      <PageHead title={t('desk.pub.title')} lead={t('desk.pub.lead')} />
      <FilterBar
        language={language}
        search={{
          action: '/desk/published',
          name: 'q',
          value: words,
          label: t('desk.pub.search'),
          clearHref: words ? '/desk/published' : undefined,
        }}
      />
      {items.length === 0 ? (
        <EmptyState
          title={t(words ? 'desk.pub.noneFound' : 'desk.pub.none')}
          text={words ? t(next ? 'desk.pub.noneSoFar' : 'desk.pub.noneFoundText') : undefined}
        />
      ) : (
        <DataTable
          caption={t('desk.pub.title')}
          columns={[
            { name: t('desk.art.titleField'), kind: 'title' },
            { name: t('desk.art.account') },
            { name: t('desk.art.channel') },
            { name: t('desk.pub.at'), kind: 'end' },
          ]}
          rows={items.map(({ articleId, title, language: lang, account, channelId, publishedAt }) => ({
            cells: [
              <a href={`/desk/published/${articleId}`} lang={lang === language ? undefined : lang}>
                {title}
              </a>,
              <a href={address({ q: `@${account.handle}` })}>{account.name}</a>,
              channelWords(channels, channelId, language),
              <DateTime at={publishedAt} {...{ zone, language }} />,
            ],
          }))}
        />
      )}
      <Pager
        language={language}
        next={next && address({ after: next })}
        first={later ? address({}) : undefined}
      />
      <KeyHelp language={language} walks keys={[{ hotkey: '/', does: t('work.search') }]} />
    </>
  )
}
