import type { AuditEntry } from '../../../domain/audit/index.ts'
import { isRole } from '../../../domain/people/index.ts'
import { translateCode } from '../../ui/messages.ts'
import { ROLE_NAMES } from '../people/roles.ts'
import type { ConsoleView } from '../respond-console.tsx'

type Props = { view: ConsoleView; entry: AuditEntry }

/** What an act changed: of settings old and new, otherwise each detail with its name. */
export function ActDetails({ view, entry }: Props) {
  const { changes, ...rest } = entry.details
  const lines = [...changeLines(view, changes), ...restLines(view, rest)]
  if (lines.length === 0) return <span class="hint">—</span>
  return (
    <ul class="act-details">
      {lines.map(([name, words]) => (
        <li>
          <span class="hint">{name}</span> {words}
        </li>
      ))}
    </ul>
  )
}

type Line = [name: string, words: string]

function changeLines(view: ConsoleView, changes: unknown): Line[] {
  if (!isRecord(changes)) return []
  return Object.entries(changes).map(([key, change]) => {
    const name = translateCode(view.language, `console.set.${key}`) ?? key
    if (!isRecord(change) || !('to' in change)) return [name, view.t('console.secretChanged')]
    return [name, `${shown(view, change.from)} → ${shown(view, change.to)}`]
  })
}

function restLines(view: ConsoleView, details: Record<string, unknown>): Line[] {
  return Object.entries(details).map(([key, value]) => [
    translateCode(view.language, `console.detail.${key}`) ?? key,
    key === 'role' ? roleInWords(view, value) : shown(view, value),
  ])
}

function roleInWords(view: ConsoleView, role: unknown): string {
  return typeof role === 'string' && isRole(role) ? view.t(ROLE_NAMES[role]) : shown(view, role)
}

const SHOWN_MAX = 300

function shown(view: ConsoleView, value: unknown): string {
  if (value === true) return view.t('console.yes')
  if (value === false) return view.t('console.no')
  if (value === null || value === undefined || value === '') return view.t('console.empty')
  if (Array.isArray(value)) return clipped(value.map((one) => shown(view, one)).join(' / '))
  if (isRecord(value)) {
    const parts = Object.entries(value).filter(([, one]) => one !== '' && one !== null)
    return clipped(parts.map(([key, one]) => `${key}: ${shown(view, one)}`).join(' / '))
  }
  return clipped(String(value))
}

function clipped(text: string): string {
  const letters = [...text]
  return letters.length > SHOWN_MAX ? `${letters.slice(0, SHOWN_MAX).join('')}…` : text
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
