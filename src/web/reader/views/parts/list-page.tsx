import type { ComponentChildren } from 'preact'
import { PagingLinks } from '../../../ui/paging.tsx'
import type { Voice } from '../../../ui/voice.ts'
import type { HotItem, Paging, Teaser } from '../../view-models.ts'
import { HotSection } from './hot-list.tsx'
import { Seconds } from './seconds.tsx'
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
  /** Drawn large above the list, and what stands under it. */
  lead?: Teaser
  seconds?: Teaser[]
  /** The list names accounts or channels already; kickers would repeat it. */
  kickers?: boolean
}

/** A head, a list of articles, and beside it what is read most. */
export function ListPage(props: ListPageProps) {
  const { voice, children, articles, paging, hot = [], empty, lead, seconds = [], kickers } = props
  return (
    <div class="wrap list-page">
      <div class="list-head">{children}</div>
      <div class="list-main">
        {lead && <TeaserCard teaser={lead} voice={voice} kind="lead" level={2} first />}
        <Seconds teasers={seconds} voice={voice} level={2} />
        {articles.length === 0 && !lead && <p class="empty-line">{empty}</p>}
        <div class="rows">
          {articles.map((teaser) => (
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
