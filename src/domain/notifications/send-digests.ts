import { sql } from 'kysely'
import { type Database, type Tx, transact } from '../../platform/database/index.ts'
import { isLanguage, readSettings } from '../settings/index.ts'
import { zoneOf } from './choices.ts'
import { type DigestRhythm, nextDigest } from './digest-times.ts'
import { saidNow } from './said-now.ts'
import { type MailItem, type MailParams, sendMail } from './send-mail.ts'

/** Notices in one digest; the mail says how many more there are. */
const MOST = 30
const AT_ONCE = 50

/**
 * Sends every digest that is due: what was gathered, the mail and the next time in one transaction for each person, so
 * that nothing is told twice or lost, whenever it is cut off. Nothing gathered, or all of it taken away again, no mail.
 * By index, some at a time.
 */
export async function sendDigests(database: Database, now: Date): Promise<number> {
  let sent = 0
  for (;;) {
    const outcome = await transact(database, (tx) => sendSome(tx, now))
    sent += outcome.sent
    if (outcome.due < AT_ONCE) return sent
  }
}

type Due = { person_id: string; rhythm: DigestRhythm; email: string; language: string | null }

async function sendSome(tx: Tx, now: Date): Promise<{ due: number; sent: number }> {
  const { rows } = await sql<Due>`
    with due as (
      select person_id, rhythm from digest where due_at <= ${now}
       order by due_at, person_id limit ${sql.lit(AT_ONCE)} for update skip locked)
    select d.person_id, d.rhythm, p.email, p.language from due d join person p on p.id = d.person_id`.execute(
    tx.db,
  )
  let sent = 0
  for (const due of rows) {
    if (await sendOne(tx, due, now)) sent += 1
    const due_at = nextDigest(now, due.rhythm, await zoneOf(tx, due.person_id))
    await tx.db.updateTable('digest').set({ due_at }).where('person_id', '=', due.person_id).execute()
  }
  return { due: rows.length, sent }
}

type Taken = { kind: string; params: MailParams; href: string | null; about: string | null }

async function sendOne(tx: Tx, { person_id: personId, email, language }: Due, now: Date): Promise<boolean> {
  const { rows } = await sql<Taken>`
    with taken as (
      update notification set digest = false where person_id = ${personId} and digest
      returning id, kind, params, href, about)
    select kind, params, href, about from taken order by id desc`.execute(tx.db)
  const told = (await saidNow(tx.db, rows)).filter(({ isGone }) => !isGone)
  if (told.length === 0) return false
  const items: MailItem[] = told.slice(0, MOST).map(({ kind, params, href }) => ({ kind, params, href }))
  await sendMail(tx, {
    to: email,
    language: isLanguage(language) ? language : (await readSettings(tx.db)).defaultLanguage,
    kind: told.length > MOST ? 'digest_long' : 'digest',
    params: { count: told.length, shown: items.length },
    items,
    href: '/me/notifications',
    now,
    stop: { personId, topic: 'digest' },
  })
  return true
}
