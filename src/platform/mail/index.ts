export { checkAddress, isMailAddress } from './address.ts'
export { type Letter, type Mail, openMail } from './open.ts'
