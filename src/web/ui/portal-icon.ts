import { escapeHtml } from '../../kernel/document/index.ts'
import { accentFor, DEFAULT_ACCENT, isColour } from './theme.ts'

/** A square in the operator's accent (`#rrggbb`) with the first character of the portal's name, as SVG. */
export function portalIcon(name: string, accent: string | null | undefined): string {
  const { accent: ground, onAccent } = accentFor(isColour(accent) ? accent : DEFAULT_ACCENT, 'light')
  const first = escapeHtml([...name.trim()][0]?.toUpperCase() ?? 'M')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="10" fill="${ground}"/><text x="32" y="46" text-anchor="middle" font-family="Georgia, 'Songti SC', 'Noto Serif CJK SC', serif" font-size="40" font-weight="700" fill="${onAccent}">${first}</text></svg>`
}
