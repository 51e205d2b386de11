import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { checkAddress } from '../../platform/mail/index.ts'
import type { Language } from '../settings/index.ts'
import { type NoticeTopic, urgencyOf } from './topics.ts'

/** What is put into the words of a mail, as text. */
export type MailParams = Record<string, string | number>

/** A line of a mail that lists several things: a kind's line with its own values, and a path of ours. */
export type MailItem = { kind: string; params: MailParams; href: string | null }

/**
 * A mail of a `kind`, whose words are the messages `mail.{kind}.subject` and `mail.{kind}.text`. `href` is a path of
 * ours that the mail leads to.
 */
export type NewMail = {
  to: string
  language: Language
  kind: string
  params: MailParams
  href?: string
  /** What it lists below its text. */
  items?: MailItem[]
  /** Whose mails of which topic it is one of: it carries the way to stop them. */
  stop?: { personId: string; topic: NoticeTopic | 'digest' }
  now?: Date
}

/** The kind of job that sends mails. */
export const MAIL_SEND = 'mail.send'

/** Writes a mail and its job in the caller's transaction; it is sent after the commit. Throws `mail.address_invalid`. */
export async function sendMail(tx: Tx, mail: NewMail): Promise<{ mailId: string }> {
  const { kind, params, href, language, now = new Date() } = mail
  const id = newId()
  await tx.db
    .insertInto('mail')
    .values({
      id,
      to_address: checkAddress(mail.to),
      language,
      kind,
      params: JSON.stringify(params),
      items: mail.items ? JSON.stringify(mail.items) : null,
      href: href === undefined ? null : ownPath(href),
      person_id: mail.stop?.personId ?? null,
      topic: mail.stop?.topic ?? null,
      queued_at: now,
    })
    .execute()
  await enqueue(tx, MAIL_SEND, { mailId: id }, { priority: urgencyOf(mail.stop?.topic) })
  return { mailId: id }
}

/** A path of this portal: mails and notices lead nowhere else. */
export function ownPath(href: string): string {
  if (!/^\/(?![/\\])\P{C}*$/u.test(href)) throw new Error('a notice leads to a path of this portal')
  return href
}
