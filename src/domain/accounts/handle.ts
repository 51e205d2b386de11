/** Handles that would be taken for a part of the portal. */
const RESERVED = new Set([
  'about',
  'admin',
  'administrator',
  'api',
  'apply',
  'console',
  'desk',
  'editor',
  'editors',
  'help',
  'log',
  'masthead',
  'me',
  'moderator',
  'notice',
  'official',
  'operator',
  'portal',
  'ranking',
  'root',
  'rules',
  'safety',
  'search',
  'security',
  'sign-in',
  'sign-up',
  'staff',
  'studio',
  'support',
  'system',
  'transparency',
])

/** Those that imports and the command line are refused too. */
const NEVER = new Set([
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
  return hasHandleForm(text) && !NEVER.has(text)
}

export function hasHandleForm(text: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,38}[a-z0-9]$/.test(text)
}

/** Whether a handle would be taken for a part of the portal, or for those who run it. */
export function isReserved(text: string): boolean {
  return RESERVED.has(text) || NEVER.has(text)
}
