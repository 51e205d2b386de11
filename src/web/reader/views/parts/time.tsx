import type { Voice } from '../../../ui/voice.ts'

/** A time in the portal's zone; the machine's form is UTC. */
export function Time({ at, voice, to = 'day' }: { at: Date; voice: Voice; to?: 'day' | 'minute' }) {
  return <time datetime={at.toISOString()}>{to === 'day' ? voice.date(at) : voice.dateTime(at)}</time>
}
