import type { VNode } from 'preact'
import { useEdition } from '../../../ui/edition.ts'
import { Headline } from '../../../ui/headline.tsx'
import { Picture } from '../../../ui/picture.tsx'
import type { Voice } from '../../../ui/voice.ts'
import type { Teaser } from '../../view-models.ts'
import { ByLine } from './by-line.tsx'
import { Hear } from './hear.tsx'
import { Kicker, kickerOf, rankOf, relOf } from './kicker.tsx'
import { Reason } from './reason.tsx'
import { WhyMark } from './why-mark.tsx'

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
  /** Below the by-line: why this is here. */
  reason?: VNode
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
  const care = useEdition() === 'care'
  const pictured = teaser.cover !== undefined && kind !== 'text' && !care
  const withSummary = props.withSummary ?? (kind === 'lead' || kind === 'row' || !pictured)
  const lang = teaser.language === voice.language ? undefined : teaser.language
  const Title = `h${props.level ?? 3}` as const
  return (
    <article class={`teaser teaser-${kind}${pictured ? '' : ' teaser-plain'}`} {...rankOf(teaser)}>
      {teaser.cover && kind !== 'text' && pictured && (
        <Picture
          view={teaser.cover}
          alt=""
          shape={kind === 'lead' ? 'lead' : 'card'}
          sizes={SIZES[kind]}
          first={first}
        />
      )}
      <div class="teaser-words">
        <Kicker words={kicker} teaser={teaser} voice={voice} />
        <Title class="headline" lang={lang}>
          <a href={teaser.href} rel={relOf(teaser)}>
            <Headline text={teaser.title} language={teaser.language} />
          </a>
        </Title>
        {withSummary && teaser.summary && (
          <p class="summary" lang={lang}>
            {teaser.summary}
          </p>
        )}
        <Line teaser={teaser} voice={voice} kind={kind} withAccount={props.withAccount} />
        {reason ?? <PlaceReason teaser={teaser} voice={voice} />}
      </div>
      {care && <Hear teaser={teaser} voice={voice} />}
    </article>
  )
}

type LineProps = Pick<TeaserProps, 'teaser' | 'voice' | 'kind' | 'withAccount'>

/** The by-line. That something is among the newest its time says: the way to why it is here ends the line as a sign. */
function Line({ teaser, voice, kind, withAccount }: LineProps) {
  const { ranked, title } = teaser
  const show = kind === 'lead' || kind === 'row' ? 'full' : 'day'
  const line = <ByLine teaser={teaser} voice={voice} show={show} withAccount={withAccount} />
  if (ranked?.list !== 'newest') return line
  return (
    <div class="by-mark">
      {line}
      <WhyMark whyHref={ranked.whyHref} title={title} voice={voice} />
    </div>
  )
}

/** What an editor placed or the list of what is read most put there says so. */
function PlaceReason({ teaser: { ranked, title }, voice }: Pick<TeaserProps, 'teaser' | 'voice'>) {
  if (!ranked || ranked.list === 'newest') return null
  const reason = voice.t(`ranking.reason.${ranked.list}`)
  return <Reason reason={reason} whyHref={ranked.whyHref} title={title} voice={voice} />
}
