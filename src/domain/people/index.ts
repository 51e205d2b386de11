export type { AuthOptions } from './auth.ts'
export {
  normaliseEmail,
  PASSWORD_MAX,
  PASSWORD_MIN,
  type PersonErrors,
  passwordError,
} from './check-person.ts'
export { createPerson, type NewPerson } from './create-person.ts'
export { isRole, type Person, ROLES, type Role } from './person.ts'
export { findPerson, listStaff, readPerson } from './read-person.ts'
export { resetPassword } from './reset-password.ts'
export { endRole, grantRole, hasOperator, rolesOf } from './roles.ts'
export { bringsSession, sessionCookieName } from './session-cookie.ts'
export { openSessions, type Sessions, type SignedIn, type Visitor } from './sessions.ts'
export { completeSetup, type Setup, setupAddress } from './setup.ts'
export { isSetupToken } from './setup-token.ts'
export { sweepExpired } from './sweep-expired.ts'
