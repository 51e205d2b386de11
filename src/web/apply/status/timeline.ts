import { type Application, INNER_STEPS, type Step } from '../../../domain/applications/index.ts'
import type { TimelineEntry } from '../../ui/work/index.ts'
import type { ApplyView } from '../respond-apply.tsx'

type Shown = Exclude<Step['kind'], 'assigned' | 'released' | 'noted' | 'seconded'>

/** What an applicant sees of what happened: every step that concerns them with its reason, nothing that editors told each other. */
export function timelineFor({ t }: ApplyView, { steps }: Application): TimelineEntry[] {
  return steps
    .filter(({ kind }) => !INNER_STEPS.includes(kind))
    .map(({ kind, at, reason }) => ({
      at,
      what: t(`apply.step.${kind as Shown}`),
      text: reason || undefined,
      tone: toneOf(kind),
    }))
}

function toneOf(kind: Step['kind']): TimelineEntry['tone'] {
  if (kind === 'approved' || kind === 'appeal_granted') return 'good'
  if (kind === 'changes') return 'warning'
  if (kind === 'refused' || kind === 'appeal_dismissed') return 'danger'
  return undefined
}
