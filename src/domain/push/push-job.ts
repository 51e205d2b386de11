import { sql } from 'kysely'
import webPush from 'web-push'
import { type Database, type Tx, transact } from '../../platform/database/index.ts'
import { enqueue, type JobKind } from '../../platform/jobs/index.ts'
import { fetchOutbound, type Outcome } from '../../platform/outbound/index.ts'
import { type MailParams, PUSH_SEND, type RenderMail, saidNow } from '../notifications/index.ts'
import { isLanguage, localText, readSettings } from '../settings/index.ts'
import { pushKeys } from './keys.ts'

/** What sending needs. `allowPrivate`: services on a private network, for tests. */
export type PushJob = {
  database: Database
  renderMail: RenderMail
  publicUrl: URL
  now: () => Date
  allowPrivate?: string[]
}

const TIMEOUT_MS = 5_000
const ANSWER_BYTES = 16 * 1024
const KEPT_SECONDS = 3 * 24 * 3600
/** The service does not know the browser any more (RFC 8030, 7.3). Other refusals may be of our making: a wrong clock. */
const GONE = new Set([404, 410])
/** So many tries in a row that failed, with a rest twice as long after each, from a minute on: about 34 hours. */
const MOST_FAILURES = 12

/** Sends a notice to a browser of whom it is for, through the service that the browser named (RFC 8030). */
export const pushJob: JobKind<PushJob> = {
  name: PUSH_SEND,
  concurrency: 4,
  run: (context, data) =>
    pushNotice(context, {
      notificationId: String(data.notificationId),
      browserId: String(data.browserId),
    }),
}

type Sending = { notificationId: string; browserId: string }

/**
 * Sends one notice to one browser, encrypted for it (RFC 8291). A browser that is gone is forgotten. One whose service is
 * in trouble is left alone for a while, so that it takes no time from others; what is for it waits, and in the end it is
 * forgotten too. Sent again after a crash: a browser shows a notice once, by its ID.
 */
export async function pushNotice(context: PushJob, sending: Sending): Promise<void> {
  const { database, now } = context
  const browser = await browserOf(database, sending, now())
  if (!browser) return
  if (browser.rests_until && browser.rests_until > now())
    return transact(database, (tx) => sendAt(tx, browser.rests_until as Date, sending))
  const payload = await payloadOf(context, sending.notificationId)
  if (payload === undefined) return
  const outcome = await send(context, browser, payload)
  if (outcome.ok) await noteDelivered(database, browser.id, now())
  else if (isGone(outcome)) await forget(database, browser.id)
  else await noteTrouble(context, sending, `${outcome.outcome}: ${outcome.detail}`)
}

type Browser = { id: string; endpoint: string; p256dh: string; auth: string; rests_until: Date | null }

/** Only while it belongs to whom the notice is for, and their session is in force, swept away or not. */
function browserOf(
  { db }: Database,
  { notificationId, browserId }: Sending,
  now: Date,
): Promise<Browser | undefined> {
  return db
    .selectFrom('push_subscription as b')
    .innerJoin('session as s', 's.id', 'b.session_id')
    .innerJoin('notification as n', 'n.person_id', 'b.person_id')
    .select(['b.id', 'b.endpoint', 'b.p256dh', 'b.auth', 'b.rests_until'])
    .where('b.id', '=', browserId)
    .where('n.id', '=', notificationId)
    .where('s.expires_at', '>', now)
    .executeTakeFirst()
}

/** Nothing for what was read meanwhile, or taken away. */
async function payloadOf({ database, renderMail }: PushJob, id: string): Promise<string | undefined> {
  const row = await database.db
    .selectFrom('notification as n')
    .innerJoin('person as p', 'p.id', 'n.person_id')
    .select(['n.kind', 'n.params', 'n.href', 'n.about', 'n.on_site', 'n.read_at', 'p.language'])
    .where('n.id', '=', id)
    .executeTakeFirst()
  if (!row || (row.on_site && row.read_at)) return undefined
  const [said] = await saidNow(database.db, [{ ...row, params: row.params as MailParams }])
  if (!said || said.isGone) return undefined
  const settings = await readSettings(database.db)
  const language = isLanguage(row.language) ? row.language : settings.defaultLanguage
  const portalName = localText(settings.portalName, language)
  const { kind, params, href } = said
  const { subject } = renderMail({ kind, params, language, href, portalName })
  return JSON.stringify({ id, title: portalName, text: subject, href: href ?? '/me/notifications' })
}

async function send(
  { database, publicUrl, allowPrivate }: PushJob,
  { endpoint, p256dh, auth }: Browser,
  payload: string,
): Promise<Outcome> {
  const { publicKey, privateKey } = await pushKeys(database)
  // RFC 8292, 2.1: how the service can reach who sends; it takes https and mailto only.
  const subject = publicUrl.protocol === 'https:' ? publicUrl.origin : 'mailto:noreply@localhost'
  try {
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      TTL: KEPT_SECONDS,
      vapidDetails: { subject, publicKey, privateKey },
    })
    const sent = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])
    return await fetchOutbound(endpoint, {
      timeoutMs: TIMEOUT_MS,
      maxBytes: ANSWER_BYTES,
      allowPrivate,
      send: { headers: Object.fromEntries(sent), body: body ?? Buffer.alloc(0) },
    })
  } catch (error) {
    // Keys that look like keys and are none.
    return { ok: false, outcome: 'bad_url', detail: (error as Error).message }
  }
}

function isGone(outcome: Extract<Outcome, { ok: false }>): boolean {
  if (outcome.outcome === 'bad_status') return GONE.has(outcome.status ?? 0)
  return outcome.outcome === 'bad_url' || outcome.outcome === 'refused_address'
}

async function forget({ db }: Database, id: string): Promise<void> {
  await db.deleteFrom('push_subscription').where('id', '=', id).execute()
}

async function noteDelivered({ db }: Database, id: string, now: Date): Promise<void> {
  await db
    .updateTable('push_subscription')
    .set({ delivered_at: now, failures: 0, trouble: null, rests_until: null })
    .where('id', '=', id)
    .execute()
}

/** Several that failed at the same time are one failure. */
async function noteTrouble({ database, now }: PushJob, sending: Sending, trouble: string): Promise<void> {
  await transact(database, async (tx) => {
    const { rows } = await sql<{ failures: number; rests_until: Date }>`
      update push_subscription
         set trouble = ${trouble},
             failures = failures + case when rests_until > ${now()} then 0 else 1 end,
             rests_until = case when rests_until > ${now()} then rests_until
                           else ${now()}::timestamptz + interval '1 minute' * power(2, failures) end
       where id = ${sending.browserId}
      returning failures, rests_until`.execute(tx.db)
    const [row] = rows
    if (!row) return
    if (row.failures < MOST_FAILURES) return sendAt(tx, row.rests_until, sending)
    await tx.db.deleteFrom('push_subscription').where('id', '=', sending.browserId).execute()
  })
}

/** Behind everything that waits for browsers that answer. */
function sendAt(tx: Tx, startAfter: Date, sending: Sending): Promise<void> {
  return enqueue(tx, PUSH_SEND, sending, { startAfter })
}
