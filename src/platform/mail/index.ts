export { checkAddress, isMailAddress } from './address.ts'
export { defaultFrom, type Letter, type Mail, openMail } from './open.ts'
export {
  listOutbox,
  type OutboxEntry,
  type OutboxMail,
  openOutboxFile,
  outboxFolder,
  readOutboxMail,
  sweepOutbox,
} from './outbox.ts'
