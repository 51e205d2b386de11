import type { VNode } from 'preact'
import { readingOf } from '../../../src/web/reader/access/choices.ts'
import { filledPlace } from '../../../src/web/reader/ranked-place.ts'
import type { ArticlePage, ChannelBand, Teaser } from '../../../src/web/reader/view-models.ts'
import { AboutView } from '../../../src/web/reader/views/about.tsx'
import { AccessibilityView } from '../../../src/web/reader/views/accessibility.tsx'
import { ApplyView } from '../../../src/web/reader/views/apply.tsx'
import { ArticleView } from '../../../src/web/reader/views/article.tsx'
import { ChannelView } from '../../../src/web/reader/views/channel.tsx'
import { ErrorView } from '../../../src/web/reader/views/error.tsx'
import { FrontView } from '../../../src/web/reader/views/front.tsx'
import { GoneView } from '../../../src/web/reader/views/gone.tsx'
import { HistoryView } from '../../../src/web/reader/views/history.tsx'
import { HotView } from '../../../src/web/reader/views/hot.tsx'
import { MastodonView } from '../../../src/web/reader/views/mastodon.tsx'
import { TopicView } from '../../../src/web/reader/views/topic.tsx'
import { diffRevisions } from '../../../src/web/ui/diff.ts'
import { renderPage } from '../../../src/web/ui/render.ts'
import { account, bands, type FrameOptions, frame, hot, media, teaser, teasers } from './fixtures.ts'
import { JOINING_PAGES } from './joining-pages.tsx'
import { RANKING_PAGES } from './ranking-pages.tsx'
import { CHINESE_TEXT, ENGLISH_TEXT, PLAIN_NEW, PLAIN_OLD } from './text.ts'
import { WORK_PAGES } from './work-pages.tsx'

const HOST_NOTICE = [
  { language: 'zh-CN', text: '本文由作者自行上传并发布，江城号为其提供存储与展示，文责归作者。' },
  {
    language: 'en',
    text: 'This article was uploaded and published by its author, who answers for it; this site stores and shows it.',
  },
]

const placed = (position: number) => ({
  list: 'slot' as const,
  position,
  reason: 'slot',
  whyHref: '/ranking/why?list=slot&article=s0',
})

/** As the ranking fills places that editors leave free. */
const filled = (one: Teaser) => ({ ...one, ranked: filledPlace('newest', 9, one.id) })
const filledBand = ({ channel, lead, titles }: ChannelBand) => ({
  channel,
  lead: filled(lead),
  titles: titles.map(filled),
})

/** Every page of the reader, filled as in life, by name. */
export const PAGES: Record<string, (options: FrameOptions) => VNode> = {
  ...WORK_PAGES,
  ...RANKING_PAGES,
  ...JOINING_PAGES,
  front: (options) => (
    <FrontView
      frame={frame(options)}
      blocks={[
        {
          kind: 'top',
          lead: { ...teaser(0), ranked: placed(1) },
          seconds: [
            { ...teaser(1), ranked: placed(2), sponsor: '江城轮渡公司' },
            { ...teaser(2), ranked: filledPlace('hot', 3, 's2') },
            { ...teaser(3), ranked: filledPlace('newest', 4, 's3') },
          ],
          hot: hot(10),
        },
        { kind: 'channels', bands: bands(8).map(filledBand) },
        {
          kind: 'columns',
          columns: [16, 13, 18, 19].map((index) => ({
            channel: teaser(index).channel as never,
            description: '只登原创，每周三篇',
            lead: filled(teaser(index)),
          })),
        },
        { kind: 'newest', teasers: teasers(5, 4).map(filled) },
        { kind: 'accounts', accounts: Array.from({ length: 8 }, (_, index) => account(index)) },
      ]}
    />
  ),
  'front-plain': (options) => (
    <FrontView
      frame={frame({ ...options, notSetUp: true })}
      blocks={[
        {
          kind: 'top',
          lead: { ...teaser(0), cover: undefined },
          seconds: teasers(4, 2).map((one) => ({ ...one, cover: undefined })),
          hot: [],
        },
        {
          kind: 'channels',
          bands: bands(3).map((band) => ({ ...band, lead: { ...band.lead, cover: undefined } })),
        },
        { kind: 'accounts', accounts: [account(0)] },
      ]}
    />
  ),
  'front-empty': (options) => <FrontView frame={frame({ ...options, notSetUp: true })} blocks={[]} />,
  article: (options) => <ArticleView {...article(options)} />,
  'article-english': (options) => <ArticleView {...englishArticle(options)} />,
  history: (options) => (
    <HistoryView
      frame={frame({ ...options, path: '/a/s0/history' })}
      breadcrumb={breadcrumb()}
      article={{ title: teaser(0).title, href: teaser(0).href, language: 'zh-CN' }}
      revisions={[
        revision(4, 'correction', '首航年份由 1985 年改为 1984 年。', true),
        revision(3, 'update', '补充了末班船当天的情况。'),
        revision(2, 'minor', ''),
        revision(1, 'first', ''),
      ]}
      diff={{
        older: 3,
        newer: 4,
        changes: diffRevisions(
          { title: '老码头的最后一班渡轮，载着早高峰靠了岸', plain: PLAIN_OLD },
          { title: teaser(0).title, plain: PLAIN_NEW },
          'zh-CN',
        ),
      }}
    />
  ),
  channel: (options) => (
    <ChannelView
      frame={frame({
        ...options,
        channels: frame().channels.map((one) => ({ ...one, current: one.slug === 'city' })),
        path: '/c/city',
      })}
      channel={{ slug: 'city', name: '城市', href: '/c/city' }}
      description="路、桥、楼、菜市场，以及在其中过日子的人。"
      isColumn
      lead={teaser(0)}
      seconds={[]}
      articles={teasers(1, 11)}
      hot={hot(8)}
      paging={{ olderHref: '/c/city?before=x' }}
    />
  ),
  topic: (options) => (
    <TopicView
      frame={frame({ ...options, path: '/t/x' })}
      topic={{ id: 'x', slug: 'x', name: '轮渡', href: '/t/x', followers: 12_840 }}
      articles={teasers(3, 5)}
      hot={hot(5)}
      paging={{ newerHref: '/t/x', olderHref: '/t/x?before=x' }}
    />
  ),
  hot: (options) => (
    <HotView
      frame={frame({ ...options, path: '/hot' })}
      entries={hot(16)}
      scopes={[]}
      madeAt={new Date('2026-11-22T22:40Z')}
    />
  ),
  about: (options) => (
    <AboutView
      frame={frame({ ...options, path: '/about' })}
      figures={{ accounts: 320, articles: 18_432 }}
      version="0.1.0"
    />
  ),
  access: (options) => (
    <AccessibilityView
      frame={frame({ ...options, path: '/accessibility' })}
      saved
      reading={readingOf(undefined)}
    />
  ),
  apply: (options) => <ApplyView frame={frame({ ...options, path: '/apply' })} />,
  mastodon: (options) => (
    <MastodonView
      frame={frame(options)}
      article={{ title: teaser(0).title, href: teaser(0).href, language: 'zh-CN' }}
      action="/a/s0/share/mastodon"
      typed="not a server"
    />
  ),
  missing: (options) => <ErrorView frame={frame(options)} status={404} code="http.missing" />,
  failed: (options) => (
    <ErrorView frame={frame(options)} status={500} code="http.failed" reference="7f3a09c2" />
  ),
  gone: (options) => (
    <GoneView
      frame={frame(options)}
      title={teaser(0).title}
      retractedAt={new Date('2026-11-20T08:00Z')}
      reason="作者请求撤下，因为一位受访者收回了同意。"
      account={account(0)}
    />
  ),
}

export function pageHtml(name: string, options: FrameOptions = {}): string {
  const page = PAGES[name]
  if (!page) throw new Error(`There is no page ${name}`)
  return renderPage(page(options))
}

function article(options: FrameOptions): ArticlePage {
  const { title, channel, ...rest } = teaser(0)
  return {
    frame: frame({ ...options, path: '/a/s0/x', title }),
    id: rest.id,
    likes: 1284,
    breadcrumb: breadcrumb(),
    title,
    summary: '',
    language: 'zh-CN',
    label: 'original',
    labels: ['original', 'opinion', 'ai-assisted'],
    series: {
      title: '沿河人物',
      href: '/series/x',
      place: 3,
      articles: 9,
      previous: { title: '修钟人', href: '/a/s1/x' },
      next: { title: '河边的理发店', href: '/a/s2/x' },
    },
    publishedAt: rest.publishedAt,
    updatedAt: new Date('2026-11-23T01:10Z'),
    place: '江城',
    minutes: 12,
    reads: 32_400,
    cover: rest.cover,
    coverAlt: '',
    coverInText: true,
    bodyHtml: CHINESE_TEXT,
    source: { name: '江城航运志', href: 'https://example.org/' },
    corrections: [
      {
        kind: 'correction',
        note: '首航年份由 1985 年改为 1984 年。',
        at: new Date('2026-11-23T01:10Z'),
        number: 4,
      },
    ],
    revisionsCount: 4,
    historyHref: '/a/s0/history',
    hostNotice: HOST_NOTICE,
    topics: ['轮渡', '码头', '城市记忆', '长江'].map((name) => ({ slug: name, name, href: `/t/${name}` })),
    account: account(0),
    past: teasers(5, 5),
    articlesHref: '/@hebian/articles',
    related: [13, 1, 4, 12].map((index, at) => ({
      teaser: teaser(index),
      reason:
        at === 0
          ? { kind: 'topic', name: '轮渡' }
          : at === 1
            ? { kind: 'account' }
            : { kind: 'channel', name: '城市' },
      whyHref: '/ranking/why?list=related&article=s1&of=s0',
    })),
    hot: hot(8),
    channelHeadlines: bands(4),
    share: {
      url: 'https://rivertown.example/a/s0/x',
      qrHref: '/qr.svg',
      mastodonAction: '/a/s0/share/mastodon',
    },
    contact: 'editors@rivertown.example',
  }
}

function englishArticle(options: FrameOptions): ArticlePage {
  return {
    ...article({ ...options, language: 'en' }),
    title: 'A ferry town learns to count its tides again',
    summary:
      'For a century the harbour kept its own tables. Then the gauges were automated, and nobody could say why the numbers were wrong.',
    language: 'en',
    label: 'translation',
    cover: media(12),
    coverInText: false,
    coverAlt: 'The quay at low water',
    bodyHtml: ENGLISH_TEXT,
    account: account(6),
    corrections: [],
    place: 'Tidewater',
  }
}

function breadcrumb() {
  return [
    { name: '江城号', href: '/' },
    { name: '城市', href: '/c/city' },
  ]
}

function revision(
  number: number,
  kind: 'first' | 'minor' | 'update' | 'correction',
  note: string,
  shown = false,
) {
  return {
    number,
    kind,
    note,
    at: new Date(Date.UTC(2026, 10, 18 + number, 1, 10)),
    diffHref: number === 1 ? undefined : `/a/s0/history?to=${number}`,
    current: number === 4,
    shown,
  }
}
