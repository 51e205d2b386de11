export { type Account, accountsToFollow, findAccount } from './find-account.ts'
export { followAccount } from './follow-account.ts'
export { isHandle } from './handle.ts'
export { openAccount } from './open-account.ts'
