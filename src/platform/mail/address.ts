import { CodedError } from '../../kernel/errors.ts'

/** Whether a text is one plain address, `local@host`: no name, no list, no comment, nothing that begins a new header. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()[\]\\,;:"\p{C}]+@[^\s@<>()[\]\\,;:"\p{C}]+$/u.test(text)
}

/** The same address, or `mail.address_invalid`. */
export function checkAddress(text: string): string {
  if (isMailAddress(text)) return text
  throw new CodedError('mail.address_invalid')
}
