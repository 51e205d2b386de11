import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { isLanguage, readSettings } from '../settings/index.ts'
import { type MailParams, ownPath, sendMail } from './send-mail.ts'

type News = { personId: string; kind: string; params: MailParams; href: string; now: Date }

/**
 * Tells a person something: a line on the site (`mail.{kind}.line`) and a mail, both of them with the commit. Someone
 * who is gone is told nothing.
 */
export async function notify(tx: Tx, { personId, kind, params, href, now }: News): Promise<void> {
  const person = await tx.db
    .selectFrom('person')
    .select(['email', 'language'])
    .where('id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!person) return
  await tx.db
    .insertInto('notification')
    .values({
      id: newId(),
      person_id: personId,
      kind,
      params: JSON.stringify(params),
      href: ownPath(href),
      notified_at: now,
    })
    .execute()
  const language = isLanguage(person.language) ? person.language : (await readSettings(tx.db)).defaultLanguage
  await sendMail(tx, { to: person.email, language, kind, params, href, now })
}

/** Marks one of a person's notices as read, or all of those up to one (`upTo`). Somebody else's stay as they are. */
export async function markRead(
  tx: Tx,
  { personId, id, upTo, now }: { personId: string; id?: string; upTo?: string; now: Date },
): Promise<void> {
  let update = tx.db
    .updateTable('notification')
    .set({ read_at: now })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
  if (id !== undefined) update = update.where('id', '=', id)
  if (upTo !== undefined) update = update.where('id', '<=', upTo)
  await update.execute()
}
