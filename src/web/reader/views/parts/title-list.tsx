import { Headline } from '../../../ui/headline.tsx'
import type { Voice } from '../../../ui/voice.ts'
import type { Teaser } from '../../view-models.ts'
import { Kicker, kickerOf, rankOf, relOf } from './kicker.tsx'
import { WhyMark } from './why-mark.tsx'

/** Titles alone, one a line; what is paid for or stands elsewhere says so. */
export function TitleList({ teasers, voice }: { teasers: Teaser[]; voice: Voice }) {
  return (
    <ul class="titles">
      {teasers.map((teaser) => {
        const told = kickerOf({ teaser, voice })
        const { ranked, title, language } = teaser
        return (
          <li {...rankOf(teaser)}>
            <a
              class="headline"
              href={teaser.href}
              rel={relOf(teaser)}
              lang={language === voice.language ? undefined : language}
            >
              <Kicker words={told} teaser={teaser} voice={voice} line={false} />
              <Headline text={title} language={language} />
            </a>
            {ranked && <WhyMark whyHref={ranked.whyHref} title={title} voice={voice} />}
          </li>
        )
      })}
    </ul>
  )
}
