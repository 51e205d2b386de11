import type { ForYouReason } from '../../../domain/ranking/index.ts'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Layout } from '../../ui/layout.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import type { HotItem, PageFrame, Teaser } from '../view-models.ts'
import { HotSection } from '../views/parts/hot-list.tsx'
import { RankedTeaser } from '../views/parts/ranked.tsx'
import { Switch } from './switch.tsx'
import { reasonInWords } from './words.ts'

export type ForYouEntry = {
  teaser: Teaser
  position: number
  reason: ForYouReason
  explored: boolean
  whyHref: string
}

/** What a list is made from: the reader's own, nothing because they chose so, or nothing because nobody is signed in. */
export type Uses = 'own' | 'nothing' | 'nobody'

type ForYouModel = { frame: PageFrame; uses: Uses; entries: ForYouEntry[]; hot: HotItem[] }

export function ForYouView({ frame, uses, entries, hot }: ForYouModel) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  const title = t('ranking.forYou.title')
  return (
    <Layout frame={frame} voice={voice} page="for-you">
      <div class="wrap list-page">
        <div class="list-head">
          <Breadcrumb voice={voice} steps={[{ name: frame.portal.name, href: '/' }, { name: title }]} />
          <div class="page-title">
            <h1>{title}</h1>
            <p class="page-lead">{t(`ranking.forYou.lead.${uses}`)}</p>
            <p class="to-switch">
              <a class="more" href="#neutral">
                {t('ranking.switch.title')}
              </a>
            </p>
            {uses === 'nobody' && (
              <p>
                <a class="more" href="/sign-in?to=%2Ffor-you">
                  {t('ranking.forYou.signIn')}
                </a>
              </p>
            )}
          </div>
        </div>
        <div class="list-main">
          <Entries entries={entries} voice={voice} />
        </div>
        <div class="list-side">
          <Switch neutral={uses === 'nothing'} next="/for-you" voice={voice} />
          <HotSection items={hot} voice={voice} />
        </div>
      </div>
    </Layout>
  )
}

function Entries({ entries, voice }: { entries: ForYouEntry[]; voice: Voice }) {
  if (entries.length === 0) return <p class="empty-line">{voice.t('ranking.forYou.empty')}</p>
  return (
    <div class="rows">
      {entries.map(({ teaser, position, reason, explored, whyHref }) => (
        <RankedTeaser
          teaser={teaser}
          voice={voice}
          kind="row"
          level={2}
          list={explored ? 'explore' : 'for-you'}
          position={position}
          kindOfReason={reason.kind}
          reason={reasonInWords(reason, voice.t)}
          whyHref={whyHref}
        />
      ))}
    </div>
  )
}
