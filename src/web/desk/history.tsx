import { channelName } from '../../domain/channels/index.ts'
import type { ArticleEvent } from '../../domain/reviewing/index.ts'
import { dayAndTime, Timeline, type TimelineEntry, type Tone } from '../ui/work/index.ts'
import type { DeskView } from './respond-desk.tsx'

const TONES: Partial<Record<ArticleEvent['kind'], Tone>> = {
  approved: 'good',
  published: 'good',
  revised: 'good',
  restored: 'good',
  changes_asked: 'warning',
  unscheduled: 'warning',
  refused: 'danger',
  retracted: 'danger',
}

/** What happened to an article, the latest first: who, when, and the reason that was given. */
export function History({ view, events }: { view: DeskView; events: ArticleEvent[] }) {
  const { t, language, zone } = view
  if (events.length === 0) return <p class="hint">{t('desk.art.historyNone')}</p>
  const entries = events.map(
    (event): TimelineEntry => ({
      at: event.at,
      what: t(`desk.event.${deedOf(event)}`, { name: event.actor ?? t('desk.art.portal') }),
      text: wordsOf(view, event),
      tone: TONES[event.kind],
    }),
  )
  return <Timeline language={language} zone={zone} entries={entries} />
}

/** Taking, giving back and giving to somebody are one kind of event. */
function deedOf({ kind, actorId, details }: ArticleEvent) {
  if (kind !== 'assigned') return kind
  if (details.personId === null) return 'given_back'
  return details.personId === actorId ? 'taken' : 'assigned'
}

function wordsOf(view: DeskView, { kind, details }: ArticleEvent): string | undefined {
  const { t, channels, language, zone } = view
  const text = (name: string) => (typeof details[name] === 'string' ? (details[name] as string) : '')
  if (kind === 'channel_moved') {
    const name = (id: string) => {
      const channel = channels.find((one) => one.id === id)
      return channel ? channelName(channel, language) : t('desk.art.channelNone')
    }
    return t('desk.event.moved', { from: name(text('from')), to: name(text('to')) })
  }
  if (kind === 'scheduled' && text('publishAt'))
    return dayAndTime(new Date(text('publishAt')), zone, language).short
  return text('reason') || text('note') || undefined
}
