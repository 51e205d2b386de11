export { answerLetter, answerLetterJob } from './answer-letter.ts'
export { type AttemptLimit, countAttempt } from './attempts.ts'
export { type AuthOptions, RECENT_SECONDS } from './auth-options.ts'
export { changeProfile } from './change-profile.ts'
export { tidyName } from './check-name.ts'
export {
  normaliseEmail,
  PASSWORD_MAX,
  PASSWORD_MIN,
  type PersonErrors,
  passwordError,
  personErrors,
} from './check-person.ts'
export { confirmEmail, confirmSignUp } from './confirm-letter.ts'
export { createPerson, type NewPerson } from './create-person.ts'
export { answerForgotten, answerForgottenJob, askForReset, resetByLetter } from './forgotten.ts'
export { findInvitation, type Invitation, invitePerson, inviteTo } from './invitations.ts'
export { isLeaked, LEAKS_FILE } from './leaked-passwords.ts'
export { accountsOwnedAlone, leave, type SoleAccount } from './leave.ts'
export { findLetter, type Letter } from './letters.ts'
export { admit } from './limits.ts'
export { type ListedInvitation, listInvitations, withdrawInvitation } from './list-invitations.ts'
export {
  endOtherSessions,
  endSession,
  type OwnPasskey,
  type OwnSession,
  removePasskey,
  signInsOf,
} from './own-sessions.ts'
export { isRole, type Person, ROLES, type Role } from './person.ts'
export { endAllSessions, type PersonRecord, type RoleGrant, readPersonRecord } from './person-record.ts'
export { collectPersonalData, OWN_PARTS, type PersonalPart } from './personal-data.ts'
export { askForEmail, type Profile, readProfile, tellPasswordChanged } from './profile.ts'
export { providerOf } from './provider.ts'
export { PROVIDER_CALLBACK, type Provider } from './provider-auth.ts'
export { findPerson, listStaff, readPerson } from './read-person.ts'
export { resetPassword } from './reset-password.ts'
export { endRole, grantRole, hasOperator, rolesOf } from './roles.ts'
export { type FoundPerson, type PeopleFilter, searchPeople } from './search-people.ts'
export { bringsSession, sessionCookieName, sessionToken } from './session-cookie.ts'
export { openSessions, type Sessions, type SignedIn } from './sessions.ts'
export { completeSetup, type Setup, setupAddress } from './setup.ts'
export { isSetupToken } from './setup-token.ts'
export { maySignUp, type SignUp, type SignUpOutcome, signUp } from './sign-up.ts'
export { sweepExpired } from './sweep-expired.ts'
export type { Visitor } from './visitor.ts'
