import type { ComponentChildren } from 'preact'
import type { Language } from '../frame.ts'
import { translate } from '../messages.ts'
import type { Tone } from './badge.tsx'
import { dayAndTime } from './date-time.tsx'

export type TimelineEntry = {
  at: Date
  /** Who did what, in one line. */
  what: ComponentChildren
  /** What they wrote with it: a reason, a note. Kept with its line breaks. */
  text?: ComponentChildren
  tone?: Tone
}

/** What happened, in order; the day stands where it changes. */
export function Timeline({
  language,
  zone,
  entries,
}: {
  language: Language
  zone: string
  entries: TimelineEntry[]
}) {
  const times = entries.map(({ at }) => dayAndTime(at, zone, language))
  return (
    <ol class="timeline" aria-label={translate(language)('work.timeline')}>
      {entries.map(({ at, what, text, tone }, index) => {
        const { day = '', time = '' } = times[index] ?? {}
        return (
          <li class={tone && `timeline-${tone}`}>
            <time class="timeline-time" datetime={at.toISOString()}>
              <span class={day === times[index - 1]?.day ? 'hidden-text' : undefined}>{day} </span>
              <span>{time}</span>
            </time>
            <div class="timeline-what">
              {what}
              {text && <div class="timeline-text">{text}</div>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
