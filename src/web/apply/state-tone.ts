import type { ApplicationState } from '../../domain/permissions/index.ts'
import type { Tone } from '../ui/work/index.ts'

/** The colour of a state; the word beside it says what it means. */
export function stateTone(state: ApplicationState): Tone {
  const tones: Partial<Record<ApplicationState, Tone>> = {
    submitted: 'accent',
    appealed: 'accent',
    changes: 'warning',
    approved: 'good',
    refused: 'danger',
  }
  return tones[state] ?? 'quiet'
}
