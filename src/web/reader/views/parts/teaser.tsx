import { Headline } from '../../../ui/headline.tsx'
import { Picture } from '../../../ui/picture.tsx'
import type { Voice } from '../../../ui/voice.ts'
import type { Teaser } from '../../view-models.ts'
import { ByLine } from './by-line.tsx'

type TeaserProps = {
  teaser: Teaser
  voice: Voice
  /**
   * `lead`: the largest picture and headline; `card`: picture above; `row`: picture at the right, for lists;
   * `text`: never a picture. On narrow screens cards become rows, except the lead.
   */
  kind: 'lead' | 'card' | 'row' | 'text'
  level?: 2 | 3 | 4
  /** A line above the headline: a channel, a label. */
  kicker?: string
  /** A line below the by-line: why this is here. */
  reason?: string
  first?: boolean
  withSummary?: boolean
  withAccount?: boolean
}

const SIZES = {
  lead: '(min-width: 1100px) 790px, 100vw',
  card: '(min-width: 1100px) 400px, (min-width: 720px) 45vw, 112px',
  row: '(min-width: 720px) 220px, 112px',
}

/** An article in a list. The headline is its one link and covers the whole card; without a picture the words carry it. */
export function TeaserCard(props: TeaserProps) {
  const { teaser, voice, kind, reason, first } = props
  const kicker = kickerOf(props)
  const pictured = teaser.cover !== undefined && kind !== 'text'
  const withSummary = props.withSummary ?? (kind === 'lead' || kind === 'row' || !pictured)
  const lang = teaser.language === voice.language ? undefined : teaser.language
  const Title = `h${props.level ?? 3}` as const
  return (
    <article class={`teaser teaser-${kind}${pictured ? '' : ' teaser-plain'}`}>
      {teaser.cover && kind !== 'text' && (
        <Picture
          view={teaser.cover}
          alt=""
          shape={kind === 'lead' ? 'lead' : 'card'}
          sizes={SIZES[kind]}
          first={first}
        />
      )}
      <div class="teaser-words">
        {kicker && <p class="kicker">{kicker}</p>}
        <Title class="headline" lang={lang}>
          <a href={teaser.href}>
            <Headline text={teaser.title} language={teaser.language} />
          </a>
        </Title>
        {withSummary && teaser.summary && (
          <p class="summary" lang={lang}>
            {teaser.summary}
          </p>
        )}
        <ByLine
          teaser={teaser}
          voice={voice}
          show={kind === 'lead' || kind === 'row' ? 'full' : 'day'}
          withAccount={props.withAccount}
        />
        {reason && <p class="reason">{reason}</p>}
      </div>
    </article>
  )
}

// What is paid for or made by a machine is told before anybody opens it.
function kickerOf({ kicker, teaser, voice: { t } }: TeaserProps): string {
  const told = teaser.flags.filter((flag) => flag !== 'ai-assisted').map((flag) => t(`reader.label.${flag}`))
  return [kicker, ...told].filter(Boolean).join(' · ')
}

/** Titles alone, one a line. */
export function TitleList({ teasers, voice }: { teasers: Teaser[]; voice: Voice }) {
  return (
    <ul class="titles">
      {teasers.map((teaser) => (
        <li>
          <a
            class="headline"
            href={teaser.href}
            lang={teaser.language === voice.language ? undefined : teaser.language}
          >
            <Headline text={teaser.title} language={teaser.language} />
          </a>
        </li>
      ))}
    </ul>
  )
}
