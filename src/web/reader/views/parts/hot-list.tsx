import { useEdition } from '../../../ui/edition.ts'
import { Headline } from '../../../ui/headline.tsx'
import { Kept } from '../../../ui/kept.tsx'
import { Section } from '../../../ui/section.tsx'
import type { Voice } from '../../../ui/voice.ts'
import { whyHref } from '../../ranking/why-href.ts'
import type { HotItem } from '../../view-models.ts'
import { Hear } from './hear.tsx'
import { WhyMark } from './why-mark.tsx'

/** The numbered list, with how often each was read and the way to why it is there. `scope`: the channel whose list it is. */
export function HotEntries({ items, voice, scope }: { items: HotItem[]; voice: Voice; scope?: string }) {
  const { t } = voice
  const care = useEdition() === 'care'
  return (
    <ol class="hot">
      {items.map(({ position, teaser, reads, explored }) => (
        <li
          class={position <= 3 ? `hot-${position}` : undefined}
          data-ranked={explored ? 'explore' : 'hot'}
          data-position={position}
          data-reason={explored ? 'explore' : 'hot'}
        >
          <span class="rank">{position}</span>
          <div>
            <a
              class="headline"
              href={teaser.href}
              lang={teaser.language === voice.language ? undefined : teaser.language}
            >
              <Headline text={teaser.title} language={teaser.language} />
            </a>
            <p class="by">
              <span>{teaser.account.name}</span>
              {explored ? (
                <span>{t('ranking.reason.explore')}</span>
              ) : (
                reads > 0 && <span>{t('reader.reads', { count: voice.count(reads) })}</span>
              )}
            </p>
          </div>
          {care && <Hear teaser={teaser} voice={voice} />}
          <WhyMark
            whyHref={whyHref({ list: 'hot', article: teaser.id, scope })}
            title={teaser.title}
            voice={voice}
          />
        </li>
      ))}
    </ol>
  )
}

/** The list as a block beside or between other things; nothing when nothing has been read, and in the care edition, where it has a page of its own. */
export function HotSection({
  items,
  voice,
  more = true,
}: {
  items: HotItem[]
  voice: Voice
  more?: boolean
}) {
  const care = useEdition() === 'care'
  if (items.length === 0 || care) return null
  const variant = `hot ${voice.language} ${more}`
  return <Kept source={items} variant={variant} draw={() => <Block {...{ items, voice, more }} />} />
}

function Block({ items, voice, more }: { items: HotItem[]; voice: Voice; more: boolean }) {
  return (
    <Section
      id="hot"
      className="section-hot"
      title={voice.t('reader.hot.title')}
      more={more ? { href: '/hot', label: voice.t('reader.hot.more') } : undefined}
    >
      <HotEntries items={items} voice={voice} />
    </Section>
  )
}
