import { channelName } from '../../../domain/channels/index.ts'
import type { Piece } from '../../../domain/search/index.ts'
import type { Voice } from '../../ui/voice.ts'
import { ByLine } from '../views/parts/by-line.tsx'
import type { Result, SearchModel } from './model.ts'

/** What was found, one article after the other. */
export function Results({ results, channelNames, articleChannels, voice }: SearchModel & { voice: Voice }) {
  return (
    <section class="search-results" aria-label={voice.t('search.results')}>
      <div class="rows">
        {results.map((result, at) => {
          const channel = channelNames.get(articleChannels[at] ?? '')
          return (
            <ResultCard
              result={result}
              kicker={channel && channelName(channel, voice.language)}
              voice={voice}
            />
          )
        })}
      </div>
    </section>
  )
}

function ResultCard({ result, kicker, voice }: { result: Result; kicker?: string; voice: Voice }) {
  const { teaser, title, passage } = result
  const lang = teaser.language === voice.language ? undefined : teaser.language
  const told = teaser.flags
    .filter((flag) => flag !== 'ai-assisted')
    .map((flag) => voice.t(`reader.label.${flag}`))
  const line = [kicker, ...told].filter(Boolean).join(' · ')
  return (
    <article class="teaser teaser-row teaser-plain">
      <div class="teaser-words">
        {line !== '' && <p class="kicker">{line}</p>}
        <h2 class="headline" lang={lang}>
          <a href={teaser.href}>
            <Marked pieces={title} />
          </a>
        </h2>
        <p class="summary" lang={lang}>
          <Marked pieces={passage} />
        </p>
        <ByLine teaser={teaser} voice={voice} show="full" />
      </div>
    </article>
  )
}

/** Plain text with hits marked. */
export function Marked({ pieces }: { pieces: Piece[] }) {
  return <>{pieces.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>
}
