import type { VNode } from 'preact'
import type { ForYouReason } from '../../../src/domain/ranking/index.ts'
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/index.ts'
import { ForYouView } from '../../../src/web/reader/ranking/for-you-view.tsx'
import { RankingView } from '../../../src/web/reader/ranking/ranking-view.tsx'
import { sectionsOf } from '../../../src/web/reader/ranking/sections.ts'
import { relatedAnswer } from '../../../src/web/reader/ranking/why-related.ts'
import { WhyView } from '../../../src/web/reader/ranking/why-view.tsx'
import { translate } from '../../../src/web/ui/messages.ts'
import { createVoice } from '../../../src/web/ui/voice.ts'
import { type FrameOptions, frame, hot, teaser } from './fixtures.ts'

const REASONS: ForYouReason[] = [
  { kind: 'account', about: '河边纪事' },
  { kind: 'related', about: '老码头的最后一班渡轮，六点二十分开' },
  { kind: 'topic', about: '城市记忆' },
  { kind: 'hot', about: '' },
  { kind: 'explore', about: '' },
  { kind: 'series', about: '江上四十年' },
  { kind: 'newest', about: '' },
]

/** The pages about ranking, filled as in life, by name. */
export const RANKING_PAGES: Record<string, (options: FrameOptions) => VNode> = {
  'for-you': (options) => (
    <ForYouView
      frame={frame({ ...options, title: '为你推荐' })}
      uses="own"
      entries={REASONS.map((reason, at) => ({
        teaser: teaser(at),
        position: at + 1,
        reason,
        explored: reason.kind === 'explore',
        whyHref: '/ranking/why?list=for-you&article=s0',
      }))}
      hot={hot(8)}
    />
  ),
  'for-you-neutral': (options) => (
    <ForYouView frame={frame({ ...options, title: '为你推荐' })} uses="nothing" entries={[]} hot={hot(8)} />
  ),
  ranking: (options) => {
    const made = frame({ ...options, title: '排序说明' })
    return <RankingView frame={made} sections={sectionsOf(DEFAULT_SETTINGS, translate(made.language))} />
  },
  why: (options) => {
    const made = frame({ ...options, title: '为什么在这里' })
    const voice = createVoice(made.language, 'Asia/Shanghai')
    const answer = relatedAnswer(
      {
        position: 2,
        score: 41.3,
        reason: 'content',
        parts: {
          content: 38.42,
          coread: 4.1,
          kin: 7.5,
          age: 0.826,
          days: 2,
          topics: ['轮渡', '城市记忆'],
          words: ['渡轮', '码头', '汽笛'],
        },
        madeAt: new Date('2026-11-23T01:10Z'),
      },
      { voice, settings: DEFAULT_SETTINGS },
    )
    return <WhyView frame={made} article={teaser(1)} of={teaser(0)} answer={answer} />
  },
}
