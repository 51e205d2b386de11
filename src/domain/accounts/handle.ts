/** Handles that would be taken for a part of the portal. */
const RESERVED = new Set([
  'admin',
  'api',
  'desk',
  'console',
  'studio',
  'safety',
  'masthead',
  'operator',
  'support',
  'help',
])

/** A handle: 2 to 40 of a–z, 0–9, `-` and `_`, beginning and ending with a letter or a number; not a reserved word. */
export function isHandle(text: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,38}[a-z0-9]$/.test(text) && !RESERVED.has(text)
}
