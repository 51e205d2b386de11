import { type Channel, channelName } from '../../../domain/channels/index.ts'
import type { Decision } from '../../../domain/reviewing/index.ts'
import type { Language } from '../../ui/frame.ts'
import { type Translate, translate } from '../../ui/messages.ts'
import type { Tone } from '../../ui/work/index.ts'

/** A channel's name, or that there is none. */
export function channelWords(channels: Channel[], id: string | null, language: Language): string {
  const channel = channels.find((one) => one.id === id)
  return channel ? channelName(channel, language) : translate(language)('desk.art.channelNone')
}

/** What was decided, in a word. */
export function decisionWords(t: Translate, decision: Decision): string {
  return t(`desk.art.decided.${decision}`)
}

/** The colour of a decision, or of an article that was taken back. */
export function toneOf(decision: Decision | null): Tone {
  return decision === 'publish' ? 'good' : decision === 'refuse' ? 'danger' : 'warning'
}
