export { APPEAL_DAYS, appeal, decideAppeal } from './appeal.ts'
export {
  type Application,
  type ApplicationFields,
  DECISIONS,
  type GivenConsent,
  type Hint,
  INNER_STEPS,
  type Proof,
  type Step,
  type StepKind,
} from './application.ts'
export { assignApplication } from './assign-application.ts'
export { beginApplication } from './begin-application.ts'
export { type ApplicationErrors, FIELD_MAX, tidyFields } from './check-fields.ts'
export {
  APPLICATION_DECISIONS,
  type ApplicationDecision,
  decideApplication,
  type Outcome,
  REASON_MAX,
} from './decide-application.ts'
export { discardDraft } from './discard-draft.ts'
export { findApplication } from './find-application.ts'
export { forgetProofs } from './forget-proofs.ts'
export {
  ALL_SUBJECT_FIELDS,
  isSubjectKind,
  PROVEN_KINDS,
  SUBJECT_FIELDS,
  SUBJECT_KINDS,
  type SubjectFieldName,
  type SubjectKind,
} from './kinds.ts'
export { type OwnApplication, ownApplications } from './list-own.ts'
export { forgetNetworks } from './network.ts'
export { noteOnApplication } from './note-on-application.ts'
export { type OpenedProof, openProof } from './open-proof.ts'
export { APPLICATIONS_PART } from './personal-part.ts'
export { PROOF_MAX_BYTES, PROOFS_MAX } from './proof-kind.ts'
export { proofPicture } from './proof-picture.ts'
export {
  assignedTo,
  COUNTED_AT_MOST,
  type QueueCounts,
  type QueueCursor,
  type QueueFilters,
  type QueueRow,
  queueCounts,
  queueOfApplications,
} from './queue.ts'
export { saveApplication } from './save-application.ts'
export { storeAvatar } from './store-avatar.ts'
export { addProof, removeProof, storeProof } from './store-proof.ts'
export { submitApplication } from './submit-application.ts'
export { isUndoable, undoDecision } from './undo-decision.ts'
export { waitOf } from './wait.ts'
export { withdrawApplication } from './withdraw-application.ts'
