import { CodedError, hasCode } from '../../kernel/errors.ts'
import { type Database, type Tx, transact } from '../../platform/database/index.ts'
import type { JobKind } from '../../platform/jobs/index.ts'
import type { Mail } from '../../platform/mail/index.ts'
import { isLanguage, type Language, localText, readSettings, type Settings } from '../settings/index.ts'
import { MAIL_SEND, type MailItem, type MailParams } from './send-mail.ts'
import { unsubscribeKey } from './unsubscribe.ts'

/** A mail in words. */
export type Rendered = { subject: string; text: string; html: string; headers?: Record<string, string> }

/** How to stop mails of a topic: the person's key stands in the address. */
export type StopMails = { key: string; topic: string }

/** Makes the words of a mail. */
export type RenderMail = (mail: {
  kind: string
  params: MailParams
  language: Language
  href: string | null
  portalName: string
  items?: MailItem[]
  stop?: StopMails
}) => Rendered

/** What sending needs. */
export type MailJob = { database: Database; mail: Mail; renderMail: RenderMail; now: () => Date }

/** Sends mails, again and again for about a day where the server is away. */
export const mailJob: JobKind<MailJob> = {
  name: MAIL_SEND,
  concurrency: 2,
  retry: { limit: 30, delaySeconds: 15, maxDelaySeconds: 3600 },
  run: (context, data) => deliverMail(context, String(data.mailId)),
}

/**
 * Hands a mail to the mailer, once: its row is locked meanwhile, and a job that was repeated finds it sent. A final
 * refusal is kept with the server's words; other trouble is noted and thrown, so that the job is tried again.
 */
export async function deliverMail(
  { database, mail, renderMail, now }: MailJob,
  mailId: string,
): Promise<void> {
  const trouble = await transact(database, async (tx) => {
    const row = await lockWaiting(tx, mailId)
    if (!row) return undefined
    const settings = await readSettings(tx.db)
    try {
      await mail.send(letterOf(row, settings, renderMail, { stop: await stopOf(tx, row), now: now() }))
      await settle(tx, mailId, { sent_at: now(), ...WIPED, trouble: null }, now())
    } catch (error) {
      if (hasCode(error, 'mail.refused')) {
        await settle(tx, mailId, { failed_at: now(), ...WIPED, trouble: wordsOf(error) }, now())
      } else {
        await settle(tx, mailId, { trouble: wordsOf(error) }, now())
        return { error }
      }
    }
    return undefined
  })
  if (trouble) throw trouble.error
}

type Row = {
  id: string
  to_address: string
  kind: string
  params: unknown
  language: string
  href: string | null
  items: unknown
  person_id: string | null
  topic: string | null
}

/** What a mail said goes with it. */
const WIPED = { params: null, href: null, items: null }

function lockWaiting(tx: Tx, mailId: string): Promise<Row | undefined> {
  return tx.db
    .selectFrom('mail')
    .select(['id', 'to_address', 'kind', 'params', 'language', 'href', 'items', 'person_id', 'topic'])
    .where('id', '=', mailId)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('params', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
}

async function stopOf(tx: Tx, { person_id, topic }: Row): Promise<StopMails | undefined> {
  return person_id && topic ? { key: await unsubscribeKey(tx, person_id), topic } : undefined
}

function letterOf(
  row: Row,
  settings: Settings,
  renderMail: RenderMail,
  { stop, now }: { stop: StopMails | undefined; now: Date },
) {
  const language = isLanguage(row.language) ? row.language : settings.defaultLanguage
  const portalName = localText(settings.portalName, language)
  const { kind, href } = row
  const items = (row.items as MailItem[] | null) ?? undefined
  const params = row.params as MailParams
  const words = renderMail({ kind, href, language, portalName, params, items, stop })
  return { id: row.id, to: row.to_address, fromName: portalName, from: settings.mailFrom, now, ...words }
}

type Outcome = {
  sent_at?: Date
  failed_at?: Date
  params?: null
  href?: null
  items?: null
  trouble: string | null
}

async function settle(tx: Tx, mailId: string, outcome: Outcome, triedAt: Date): Promise<void> {
  await tx.db
    .updateTable('mail')
    .set((eb) => ({ ...outcome, tried_at: triedAt, tries: eb('tries', '+', 1) }))
    .where('id', '=', mailId)
    .execute()
}

function wordsOf(error: unknown): string {
  if (error instanceof CodedError) return String(error.details.words ?? error.message)
  return error instanceof Error ? error.message : String(error)
}
