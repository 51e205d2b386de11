import type { VNode } from 'preact'
import { useEdition } from '../../../ui/edition.ts'
import { Headline } from '../../../ui/headline.tsx'
import { Picture } from '../../../ui/picture.tsx'
import type { Voice } from '../../../ui/voice.ts'
import { whyHref } from '../../ranking/why-href.ts'
import type { Teaser } from '../../view-models.ts'
import { ByLine } from './by-line.tsx'
import { Hear } from './hear.tsx'
import { Reason } from './reason.tsx'

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
        <ByLine
          teaser={teaser}
          voice={voice}
          show={kind === 'lead' || kind === 'row' ? 'full' : 'day'}
          withAccount={props.withAccount}
        />
        {reason ?? <SlotReason teaser={teaser} voice={voice} />}
      </div>
      {care && <Hear teaser={teaser} voice={voice} />}
    </article>
  )
}

/** What an editor placed says so; a series or a page elsewhere says it by its own line. */
function SlotReason({ teaser, voice }: Pick<TeaserProps, 'teaser' | 'voice'>) {
  if (teaser.slot === undefined || teaser.instead) return null
  const why = whyHref({ list: 'slot', article: teaser.id })
  return <Reason reason={voice.t('ranking.reason.slot')} whyHref={why} title={teaser.title} voice={voice} />
}

// What is paid for or made by a machine is told before anybody opens it.
function kickerOf({ kicker, teaser, voice: { t } }: TeaserProps): string {
  const { flags, sponsor, instead } = teaser
  const told = flags
    .filter((flag) => flag !== 'ai-assisted' && !(flag === 'sponsored' && sponsor !== undefined))
    .map((flag) => t(`reader.label.${flag}`))
  const kind = instead && t(`slots.reader.${instead.kind}`)
  return [kicker, kind, ...told].filter(Boolean).join(' · ')
}

type KickerProps = { words: string; teaser: Teaser; voice: Voice; line?: boolean }

/** The line above a headline, or words before a title (`line` false); that a place is paid for stands in a frame. */
function Kicker({ words, teaser: { sponsor }, voice: { t, language }, line = true }: KickerProps) {
  if (words === '' && sponsor === undefined) return null
  const paid = sponsor ? 'slots.reader.sponsoredBy' : 'slots.reader.sponsored'
  const told = (
    <>
      {sponsor !== undefined && <span class="paid">{t(paid, { name: sponsor })}</span>} {words}
    </>
  )
  return line ? (
    <p class="kicker">{told}</p>
  ) : (
    <span class="kicker" lang={language}>
      {told}{' '}
    </span>
  )
}

/** What the reader's browser tells of where an article was seen. */
function rankOf({ slot }: Teaser) {
  return slot === undefined ? {} : { 'data-ranked': 'slot', 'data-position': slot }
}

/** A page elsewhere is not vouched for, and not told where its reader came from. */
function relOf({ instead, sponsor }: Teaser): string | undefined {
  const isOutside = instead?.kind === 'outside'
  const rel = [
    isOutside && 'external noopener noreferrer',
    isOutside && sponsor !== undefined && 'sponsored nofollow',
  ]
  return rel.filter(Boolean).join(' ') || undefined
}

/** Titles alone, one a line; what is paid for or stands elsewhere says so. */
export function TitleList({ teasers, voice }: { teasers: Teaser[]; voice: Voice }) {
  return (
    <ul class="titles">
      {teasers.map((teaser) => {
        const told = kickerOf({ teaser, voice, kind: 'text' })
        return (
          <li {...rankOf(teaser)}>
            <a
              class="headline"
              href={teaser.href}
              rel={relOf(teaser)}
              lang={teaser.language === voice.language ? undefined : teaser.language}
            >
              <Kicker words={told} teaser={teaser} voice={voice} line={false} />
              <Headline text={teaser.title} language={teaser.language} />
            </a>
          </li>
        )
      })}
    </ul>
  )
}
