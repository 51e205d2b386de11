import webPush from 'web-push'
import type { Database } from '../../platform/database/index.ts'
import type { JobKind } from '../../platform/jobs/index.ts'
import { fetchOutbound, type Outcome } from '../../platform/outbound/index.ts'
import { type MailParams, PUSH_SEND, type RenderMail } from '../notifications/index.ts'
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

const TIMEOUT_MS = 15_000
const ANSWER_BYTES = 16 * 1024
const KEPT_SECONDS = 3 * 24 * 3600
/** The service does not know the browser any more, or will never take anything for it. */
const GONE = new Set([400, 401, 403, 404, 410, 413])

/** Sends a notice to the browsers of whom it is for, through the services that the browsers named (RFC 8030). */
export const pushJob: JobKind<PushJob> = {
  name: PUSH_SEND,
  concurrency: 2,
  run: (context, data) => pushNotice(context, String(data.notificationId)),
}

/**
 * Sends one notice, encrypted for each browser (RFC 8291). A browser that is gone is forgotten; throws when a service
 * was in trouble, so that the job comes again: a browser shows a notice once, by its ID.
 */
export async function pushNotice(context: PushJob, notificationId: string): Promise<void> {
  const { database, now } = context
  const browsers = await browsersFor(database, notificationId)
  if (browsers.length === 0) return
  const payload = await payloadOf(context, notificationId)
  if (payload === undefined) return
  let trouble: string | undefined
  for (const browser of browsers) {
    const outcome = await send(context, browser, payload)
    if (outcome.ok) await noteDelivered(database, browser.id, now())
    else if (isGone(outcome)) await forget(database, browser.id)
    else trouble = `${outcome.outcome}: ${outcome.detail}`
  }
  if (trouble) throw new Error(`a push service was not reached (${trouble})`)
}

type Browser = { id: string; endpoint: string; p256dh: string; auth: string }

function browsersFor({ db }: Database, notificationId: string): Promise<Browser[]> {
  return db
    .selectFrom('notification as n')
    .innerJoin('push_subscription as s', 's.person_id', 'n.person_id')
    .select(['s.id', 's.endpoint', 's.p256dh', 's.auth'])
    .where('n.id', '=', notificationId)
    .limit(10)
    .execute()
}

async function payloadOf({ database, renderMail }: PushJob, id: string): Promise<string | undefined> {
  const row = await database.db
    .selectFrom('notification as n')
    .innerJoin('person as p', 'p.id', 'n.person_id')
    .select(['n.kind', 'n.params', 'n.href', 'p.language'])
    .where('n.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const settings = await readSettings(database.db)
  const language = isLanguage(row.language) ? row.language : settings.defaultLanguage
  const portalName = localText(settings.portalName, language)
  const params = row.params as MailParams
  const { subject } = renderMail({ kind: row.kind, params, language, href: row.href, portalName })
  return JSON.stringify({ id, title: portalName, text: subject, href: row.href ?? '/me/notifications' })
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
  await db.updateTable('push_subscription').set({ delivered_at: now }).where('id', '=', id).execute()
}
