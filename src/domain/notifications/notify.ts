import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { isLanguage, readSettings } from '../settings/index.ts'
import { type MailParams, ownPath, sendMail } from './send-mail.ts'
import { DECISION_WAYS, topicOf, USUAL_WAYS, type Ways } from './topics.ts'

type News = { personId: string; kind: string; params: MailParams; href: string; now: Date }

/** The kind of job that sends a notice to a person's browsers. */
export const PUSH_SEND = 'push.send'

/**
 * Tells a person something in the ways they chose: a line on the site (`mail.{kind}.line`), a mail, a message to their
 * browsers; all of them with the commit. Someone who is gone is told nothing.
 */
export async function notify(tx: Tx, { personId, kind, params, href, now }: News): Promise<void> {
  const listener = await listenerOf(tx, personId, kind)
  if (!listener) return
  const { ways, email, language, browsers } = listener
  const id = newId()
  if (ways.site || ways.mail === 'digest' || (ways.push && browsers)) {
    await tx.db
      .insertInto('notification')
      .values({
        id,
        person_id: personId,
        kind,
        params: JSON.stringify(params),
        href: ownPath(href),
        notified_at: now,
        on_site: ways.site,
        read_at: ways.site ? null : now,
        digest: ways.mail === 'digest',
      })
      .execute()
  }
  if (ways.push && browsers) await enqueue(tx, PUSH_SEND, { notificationId: id })
  if (ways.mail !== 'now') return
  const spoken = isLanguage(language) ? language : (await readSettings(tx.db)).defaultLanguage
  const topic = topicOf(kind)
  await sendMail(tx, {
    to: email,
    language: spoken,
    kind,
    params,
    href,
    now,
    ...(topic && { stop: { personId, topic } }),
  })
}

type Listener = { email: string; language: string | null; browsers: boolean; ways: Ways }

async function listenerOf(tx: Tx, personId: string, kind: string): Promise<Listener | undefined> {
  const topic = topicOf(kind)
  const { rows } = await sql<Omit<Listener, 'ways'> & { ways: Ways | null }>`
    select p.email, p.language,
           exists (select from push_subscription where person_id = p.id) as browsers,
           (select jsonb_build_object('site', c.site, 'mail', c.mail, 'push', c.push)
              from notice_choice c where c.person_id = p.id and c.topic = ${topic ?? ''}) as ways
      from person p where p.id = ${personId} and p.left_at is null`.execute(tx.db)
  const [row] = rows
  return row && { ...row, ways: row.ways ?? (topic ? USUAL_WAYS[topic] : DECISION_WAYS) }
}
