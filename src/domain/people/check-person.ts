import { CodedError } from '../../kernel/errors.ts'
import { nameError, tidyName } from './check-name.ts'

export const PASSWORD_MIN = 8
export const PASSWORD_MAX = 128
const EMAIL_MAX = 254

/** Reasons for refusing what was typed: a message key a field. */
export type PersonErrors = Partial<Record<'name' | 'email' | 'password', string>>

/**
 * An e-mail address in the form we keep it, or undefined when it is none. One line, lower case. Exactly the addresses
 * that better-auth accepts at sign-in: another would make a person who can never come in.
 */
export function normaliseEmail(email: unknown): string | undefined {
  if (typeof email !== 'string' || email.length > EMAIL_MAX) return undefined
  const text = email.replace(/^[ \t]+|[ \t]+$/g, '').toLowerCase()
  const [local = '', host = '', ...rest] = text.split('@')
  if (rest.length > 0 || !/^[a-z0-9_'+\-.]{0,63}[a-z0-9_+-]$/.test(local)) return undefined
  if (local.startsWith('.') || text.includes('..')) return undefined
  const labels = host.split('.')
  const top = labels.pop() ?? ''
  const known = labels.length > 0 && labels.every((label) => /^[a-z0-9][a-z0-9-]*$/.test(label))
  return known && /^[a-z]{2,}$/.test(top) ? text : undefined
}

/** Checks a new person's fields and gives them in stored form. Throws `person.invalid` with `details.errors`. */
export function checkPerson(given: { name: string; email: string; password: string }): {
  name: string
  email: string
  password: string
} {
  const { name, email, errors } = personErrors(given)
  if (Object.keys(errors).length > 0) throw new CodedError('person.invalid', { errors })
  return { name, email, password: given.password }
}

/** The same, without throwing: for a form that has other fields to check too. */
export function personErrors(given: { name: string; email: string; password: string }): {
  name: string
  email: string
  errors: PersonErrors
} {
  const errors: PersonErrors = {}
  const name = tidyName(given.name)
  const wrongName = nameError(name)
  if (wrongName) errors.name = wrongName
  const email = normaliseEmail(given.email)
  if (!given.email.trim()) errors.email = 'people.email_missing'
  else if (!email) errors.email = 'people.email_malformed'
  const refused = passwordError(given.password)
  if (refused) errors.password = refused
  return { name, email: email ?? '', errors }
}

/** Why a password is refused, as a message key; counted as better-auth counts, in UTF-16 units. */
export function passwordError(password: string): string | undefined {
  if (password.length < PASSWORD_MIN) return 'people.password_too_short'
  if (password.length > PASSWORD_MAX) return 'people.password_too_long'
  return undefined
}
