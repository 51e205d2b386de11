import type { VNode } from 'preact'
import { FollowingView } from '../../../src/web/reader/joining/following-view.tsx'
import { JoinView } from '../../../src/web/reader/joining/join-view.tsx'
import { LevelsView } from '../../../src/web/reader/joining/levels-page.tsx'
import type { AccountHead } from '../../../src/web/reader/view-models.ts'
import { AccountView } from '../../../src/web/reader/views/account.tsx'
import { AccountArticlesView } from '../../../src/web/reader/views/account-past.tsx'
import { AccountSeriesView } from '../../../src/web/reader/views/account-series.tsx'
import { account, type FrameOptions, frame, media, teaser, teasers } from './fixtures.ts'

const SUBJECT = { id: '0'.repeat(13), name: teaser(0).title, at: teaser(0).href, language: 'zh-CN' }
const FOLDERS = [
  { id: 'f1', name: '江边', bookmarks: 3 },
  { id: 'f2', name: '以后细读的长文章', bookmarks: 12 },
]

/** The pages where readers take part, and those of an account. */
export const JOINING_PAGES: Record<string, (options: FrameOptions) => VNode> = {
  account: (options) => (
    <AccountView
      frame={frame({ ...options, path: '/@hebian' })}
      {...head()}
      articles={teasers(0, 6)}
      articlesHref="/@hebian/articles"
      feeds={[
        { type: 'atom', href: '/@hebian/feed.xml' },
        { type: 'json', href: '/@hebian/feed.json' },
      ]}
    />
  ),
  'account-articles': (options) => (
    <AccountArticlesView
      frame={frame({ ...options, path: '/@hebian/articles' })}
      {...head()}
      month="2026-09"
      months={months()}
      articles={teasers(2, 8)}
      paging={{ olderHref: '/x' }}
    />
  ),
  'account-series': (options) => (
    <AccountSeriesView
      frame={frame({ ...options, path: '/@hebian/series' })}
      {...head()}
      series={[1, 2, 3].map((index) => ({
        href: `/series/s${index}`,
        title: ['长江上的渡口', '老城的一百间铺子', 'Letters from the tidewater'][index - 1] as string,
        description: index === 2 ? '' : teaser(index).summary,
        articles: index * 7,
        closed: index === 2,
        cover: index === 3 ? undefined : media(index, 900, 600),
      }))}
    />
  ),
  join: (options) => (
    <JoinView
      frame={frame({ ...options, path: '/a/s0/bookmark' })}
      act="bookmark"
      subject={SUBJECT}
      isOn
      folders={FOLDERS}
      folderId="f1"
    />
  ),
  'join-off': (options) => (
    <JoinView
      frame={frame({ ...options, path: '/@hebian/follow' })}
      act="follow"
      subject={{ id: '1', name: account(0).name, at: '/@hebian' }}
      isOn={false}
      folders={[]}
      folderId=""
      error="太快了。请过 3 分钟再试。"
    />
  ),
  following: (options) => (
    <FollowingView
      frame={frame({ ...options, path: '/following' })}
      items={teasers(0, 7).map((one, index) => ({
        teaser: one,
        via: index % 3 === 1 ? { kind: 'topic', name: '轮渡' } : { kind: 'account', name: one.account.name },
      }))}
      followsAny
      isFirst
      olderHref="/following?older=x"
    />
  ),
  'following-empty': (options) => (
    <FollowingView frame={frame({ ...options, path: '/following' })} items={[]} followsAny={false} isFirst />
  ),
  levels: (options) => <LevelsView frame={frame({ ...options, path: '/levels' })} />,
}

function head(): AccountHead {
  return {
    account: account(0),
    joinedAt: new Date('2024-03-02T00:00:00Z'),
    likes: 18_236,
    reads: 3_204_500,
  }
}

function months() {
  return Array.from({ length: 20 }, (_, index) => {
    const month = new Date(Date.UTC(2026, 10 - index, 1)).toISOString().slice(0, 7)
    return {
      month,
      count: index === 4 ? 100 : ((index * 7) % 31) + 1,
      isMore: index === 4,
      href: `/@hebian/articles?month=${month}`,
      current: month === '2026-09',
    }
  })
}
