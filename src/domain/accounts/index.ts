export { type AccountMedia, accountMedia, addAccountMedia, type MediaCursor } from './account-media.ts'
export { accountsOf, type OwnAccount } from './accounts-of.ts'
export { ACCOUNT_LIMITS, changeAccount } from './change-account.ts'
export { closedHandle, closeUnusedAccount, reopenAccount } from './close-account.ts'
export { type Account, accountsToFollow, findAccount } from './find-account.ts'
export { isHandle, isReserved } from './handle.ts'
export { type HandleProblem, handleProblem } from './handle-problem.ts'
export {
  acceptInvitation,
  findInvitation,
  type Invitation,
  invitationsOf,
  inviteMember,
  withdrawInvitation,
} from './invitations.ts'
export { changeMemberRole, type Member, membersOf, removeMember } from './members.ts'
export { openAccount } from './open-account.ts'
export { rememberAlts } from './remember-alts.ts'
