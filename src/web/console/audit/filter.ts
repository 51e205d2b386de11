import type { AuditCursor, AuditFilter } from '../../../domain/audit/index.ts'
import { findPerson } from '../../../domain/people/index.ts'
import { isId } from '../../../kernel/ids.ts'
import type { Db } from '../../../platform/database/index.ts'
import type { FormValues } from '../../http/form-values.ts'
import { dayStart } from './day-start.ts'

/** What the address asks for, as it was typed. */
export type AuditTyped = { person: string; action: string; subject: string; from: string; to: string }

/** The typed filter for the domain. `unknown`: nobody has that address. */
export type AuditAsked = { typed: AuditTyped; filter: AuditFilter; unknown: boolean }

/** Reads a filter from an address: a person by e-mail or ID, an act or area, a subject `kind:id`, days of the zone. */
export async function readAuditFilter(db: Db, query: FormValues, zone: string): Promise<AuditAsked> {
  const text = (name: string) => query.text(name).trim().slice(0, 254)
  const typed = {
    person: text('person'),
    action: text('action'),
    subject: text('subject'),
    from: text('from'),
    to: text('to'),
  }
  const actorId = await personOf(db, typed.person)
  const [kind = '', id] = typed.subject.split(':')
  const from = dayStart(typed.from, zone)
  const to = dayStart(typed.to, zone, 1)
  return {
    typed,
    unknown: typed.person !== '' && !actorId,
    filter: {
      ...(typed.person && { actorId: actorId ?? '-' }),
      ...(typed.action && { action: typed.action }),
      ...(kind && { subject: { kind, ...(id && { id }) } }),
      ...(from && { from }),
      ...(to && { to }),
    },
  }
}

/** The address of the same filter, with or without more. */
export function auditAddress(path: string, typed: AuditTyped, more: Record<string, string> = {}): string {
  const given = Object.entries({ ...typed, ...more }).filter(([, value]) => value !== '')
  const query = new URLSearchParams(given).toString()
  return query ? `${path}?${query}` : path
}

/** A cursor as text for an address, and back; nonsense counts as none. */
export function cursorText({ at, id }: AuditCursor): string {
  return `${at.getTime()}-${id}`
}

export function readCursor(text: string): AuditCursor | undefined {
  const [, time, id] = /^(\d{1,15})-([0-9a-z]{13})$/.exec(text) ?? []
  return time && id ? { at: new Date(Number(time)), id } : undefined
}

async function personOf(db: Db, person: string): Promise<string | undefined> {
  if (!person) return undefined
  if (isId(person)) return person
  return (await findPerson(db, person))?.id
}
