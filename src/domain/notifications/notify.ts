import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { isLanguage, readSettings } from '../settings/index.ts'
import { isCrowded } from './crowded.ts'
import { type MailParams, ownPath, sendMail } from './send-mail.ts'
import { sendPush } from './send-push.ts'
import { DECISION_WAYS, topicOf, USUAL_WAYS, type Ways } from './topics.ts'

type News = {
  personId: string
  kind: string
  params: MailParams
  href: string
  now: Date
  /** The comment that it is about: a person is told of it once, and later what it says then, see `saidNow`. */
  about?: string
  /** How the addresses of what belongs together begin: of several unread ones only the first go out, see `isCrowded`. */
  under?: string
}

/**
 * Tells a person something in the ways they chose: a line on the site (`mail.{kind}.line`), a mail, a message to their
 * browsers; all of them with the commit. Someone who is gone is told nothing.
 */
export async function notify(tx: Tx, news: News): Promise<void> {
  const { personId, kind, params, href, now, under } = news
  const listener = await listenerOf(tx, personId, kind)
  if (!listener) return
  const { email, language, browsers } = listener
  const crowded = under !== undefined && (await isCrowded(tx, { personId, kind, under, now }))
  const ways = crowded ? onlyTheSite(listener.ways) : listener.ways
  const id = newId()
  const pushes = ways.push && browsers.length > 0
  // What is sent by mail only is written down too where it counts.
  const isKept = ways.site || ways.mail === 'digest' || pushes || (under !== undefined && ways.mail === 'now')
  if (isKept && !(await write(tx, { id, ways, news }))) return
  const topic = topicOf(kind)
  if (pushes) await sendPush(tx, { notificationId: id, browsers, topic })
  if (ways.mail !== 'now') return
  const spoken = isLanguage(language) ? language : (await readSettings(tx.db)).defaultLanguage
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

/** On the site even where it was not chosen: otherwise it would be nowhere. */
function onlyTheSite({ mail }: Ways): Ways {
  return { site: true, mail: mail === 'digest' ? 'digest' : 'never', push: false }
}

/** Gives false when the person was told of the same thing before. */
async function write(tx: Tx, { id, ways, news }: { id: string; ways: Ways; news: News }): Promise<boolean> {
  const { personId, kind, params, href, now, about = null } = news
  const { rows } = await sql`
    insert into notification (id, person_id, kind, params, href, notified_at, read_at, about, on_site, digest)
    values (${id}, ${personId}, ${kind}, ${JSON.stringify(about === null ? params : {})}::jsonb, ${ownPath(href)}, ${now},
            ${ways.site ? null : now}, ${about}, ${ways.site}, ${ways.mail === 'digest'})
        on conflict (person_id, about) where about is not null do nothing returning id`.execute(tx.db)
  return rows.length > 0
}

type Listener = { email: string; language: string | null; browsers: string[]; ways: Ways }

async function listenerOf(tx: Tx, personId: string, kind: string): Promise<Listener | undefined> {
  const topic = topicOf(kind)
  const { rows } = await sql<Omit<Listener, 'ways'> & { ways: Ways | null }>`
    select p.email, p.language, array(select id from push_subscription where person_id = p.id) as browsers,
           (select jsonb_build_object('site', c.site, 'mail', c.mail, 'push', c.push)
              from notice_choice c where c.person_id = p.id and c.topic = ${topic ?? ''}) as ways
      from person p where p.id = ${personId} and p.left_at is null`.execute(tx.db)
  const [row] = rows
  return row && { ...row, ways: row.ways ?? (topic ? USUAL_WAYS[topic] : DECISION_WAYS) }
}
