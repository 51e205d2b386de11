import { CodedError } from '../../kernel/errors.ts'
import type { ApplicationState } from '../permissions/index.ts'
import type { StepKind } from './application.ts'

const NEXT: Partial<Record<StepKind, Partial<Record<ApplicationState, ApplicationState>>>> = {
  submitted: { draft: 'submitted' },
  answered: { changes: 'submitted' },
  approved: { submitted: 'approved' },
  changes: { submitted: 'changes' },
  refused: { submitted: 'refused' },
  appealed: { refused: 'appealed' },
  appeal_granted: { appealed: 'approved' },
  appeal_dismissed: { appealed: 'refused' },
  // Whoever takes back an appeal is refused still: the waiting time cannot be got round.
  withdrawn: { submitted: 'withdrawn', changes: 'withdrawn', appealed: 'refused' },
}

/**
 * The state that a step leads to; the one function that says so. `before` is the state that an undone decision had
 * changed. Throws `people.wrong_state` for a step that does not fit.
 */
export function stateAfter(
  state: ApplicationState,
  step: StepKind,
  before?: ApplicationState,
): ApplicationState {
  if (step === 'undone' && before) return before
  const moves = NEXT[step]
  if (!moves) return state
  const next = moves[state]
  if (!next) throw new CodedError('people.wrong_state', { state })
  return next
}
