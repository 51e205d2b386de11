export { choicesOf, chooseNotices, type NoticeChoices } from './choices.ts'
export {
  deliverMail,
  type MailJob,
  mailJob,
  type Rendered,
  type RenderMail,
  type StopMails,
} from './deliver-mail.ts'
export { DIGEST_RHYTHMS, type DigestRhythm, nextDigest } from './digest-times.ts'
export { type Delivery, listMail } from './list-mail.ts'
export { markRead } from './mark-read.ts'
export { NOTICES_PART } from './notices-part.ts'
export { type Notification, notificationsOf, unreadOf } from './notifications-of.ts'
export { notify } from './notify.ts'
export { excerpt, saidNow } from './said-now.ts'
export { sendDigests } from './send-digests.ts'
export { MAIL_SEND, type MailItem, type MailParams, type NewMail, sendMail } from './send-mail.ts'
export { PUSH_SEND } from './send-push.ts'
export { sweepMail } from './sweep-mail.ts'
export { NOTICE_DAYS, sweepNotices } from './sweep-notices.ts'
export { TELL_FOLLOWERS, tellFollowers, tellFollowersJob } from './tell-followers.ts'
export {
  isMailWay,
  isNoticeTopic,
  MAIL_WAYS,
  type MailWay,
  NOTICE_TOPICS,
  type NoticeTopic,
  type Ways,
} from './topics.ts'
export { knowsUnsubscribe, unsubscribe } from './unsubscribe.ts'
