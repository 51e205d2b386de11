import type { ApplicationState } from '../permissions/index.ts'
import type { LocalText } from '../settings/index.ts'
import type { SubjectKind } from './kinds.ts'

/** What an applicant writes; texts of one line but for `plan` and `earlier`. */
export type ApplicationFields = {
  kind: SubjectKind | null
  /** By the names in SUBJECT_FIELDS. */
  subject: Record<string, string>
  handle: string
  name: string
  signature: string
  field: string
  plan: string
  earlier: string
}

/** What editors should know before they decide; found when it was handed in. */
export type Hint =
  | { kind: 'same_network'; count: number; applications: { id: string; name: string }[] }
  | { kind: 'similar_handle'; handles: string[] }
  | { kind: 'same_name'; handles: string[] }
  | { kind: 'earlier_refusals'; count: number }

export const STEP_KINDS = [
  'submitted',
  'answered',
  'assigned',
  'released',
  'noted',
  'seconded',
  'approved',
  'changes',
  'refused',
  'appealed',
  'appeal_granted',
  'appeal_dismissed',
  'undone',
  'withdrawn',
  'proofs_deleted',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** Steps that only editors see. */
export const INNER_STEPS: readonly StepKind[] = ['assigned', 'released', 'noted', 'seconded']

/** Steps that decide; each can be undone for a while. */
export const DECISIONS: readonly StepKind[] = [
  'approved',
  'changes',
  'refused',
  'appeal_granted',
  'appeal_dismissed',
]

export type Step = {
  id: string
  kind: StepKind
  actor: string | null
  actorName: string | null
  /** Of a step that gives it to somebody. */
  toName: string | null
  at: Date
  reason: string
  details: Record<string, unknown>
}

export type Proof = {
  id: string
  name: string
  mime: 'application/pdf' | 'image/jpeg' | 'image/png'
  bytes: number
  addedAt: Date
  /** The file is gone: removed by its applicant, or by the rule of retention. */
  gone: boolean
}

export type GivenConsent = { versionId: string; titles: LocalText; number: number; at: Date }

/** An application as it stands, with everything about it. */
export type Application = ApplicationFields & {
  id: string
  person: { id: string; name: string; email: string; since: Date }
  language: string
  version: number
  state: ApplicationState
  stateSince: Date
  begunAt: Date
  changedAt: Date
  submittedAt: Date | null
  waitingSince: Date | null
  assigned: { id: string; name: string; at: Date } | null
  secondedBy: string | null
  decidedBy: string | null
  hints: Hint[]
  avatarMediaId: string | null
  accountId: string | null
  steps: Step[]
  proofs: Proof[]
  consents: GivenConsent[]
  /** The same person's other applications that were handed in, newest first. */
  others: { id: string; name: string; state: ApplicationState; since: Date }[]
}
