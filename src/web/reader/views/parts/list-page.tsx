import type { ComponentChildren } from 'preact'
import { PagingLinks } from '../../../ui/paging.tsx'
import type { Voice } from '../../../ui/voice.ts'
import type { HotItem, Paging, Teaser } from '../../view-models.ts'
import { HotSection } from './hot-list.tsx'
import { TeaserCard } from './teaser.tsx'
import { WriteHere } from './write-here.tsx'

type ListPageProps = {
  voice: Voice
  /** The head of the page: breadcrumb and title. */
  children: ComponentChildren
  articles: Teaser[]
  paging?: Paging
  hot?: HotItem[]
  /** Said when there is nothing. */
  empty: string
  /** The first article is drawn large. */
  withLead?: boolean
  /** The list names accounts or channels already; kickers would repeat it. */
  kickers?: boolean
}

/** A head, a list of articles, and beside it what is read most. */
export function ListPage(props: ListPageProps) {
  const { voice, children, articles, paging, hot = [], empty, withLead, kickers } = props
  const [first, ...others] = articles
  const lead = withLead ? first : undefined
  return (
    <div class="wrap list-page">
      <div class="list-head">{children}</div>
      <div class="list-main">
        {lead && <TeaserCard teaser={lead} voice={voice} kind="lead" level={2} first />}
        {articles.length === 0 && <p class="empty-line">{empty}</p>}
        <div class="rows">
          {(lead ? others : articles).map((teaser) => (
            <TeaserCard
              teaser={teaser}
              voice={voice}
              kind="row"
              level={2}
              kicker={kickers ? teaser.channel?.name : undefined}
            />
          ))}
        </div>
        <PagingLinks voice={voice} {...paging} />
      </div>
      <div class="list-side">
        <HotSection items={hot} voice={voice} />
        <WriteHere voice={voice} />
      </div>
    </div>
  )
}
