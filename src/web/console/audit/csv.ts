import type { AuditEntry } from '../../../domain/audit/index.ts'

const HEAD = ['time', 'action', 'actor_id', 'actor_name', 'subject_kind', 'subject_id', 'details']

/**
 * Acts as CSV (RFC 4180), UTF-8 with a mark so that spreadsheets read Chinese. A cell that a spreadsheet would run as
 * a formula begins with an apostrophe (OWASP, CSV injection).
 */
export function auditCsv(entries: AuditEntry[]): string {
  const rows = entries.map(({ at, action, actor, subject, details }) => [
    at.toISOString(),
    action,
    actor?.id ?? '',
    actor?.name ?? '',
    subject.kind,
    subject.id,
    JSON.stringify(details),
  ])
  return `\ufeff${[HEAD, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const safe = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
