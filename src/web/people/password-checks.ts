import { join } from 'node:path'
import { isLeaked, LEAKS_FILE, passwordError } from '../../domain/people/index.ts'
import type { WebContext } from '../http/context.ts'

/** Why a new password is refused, as a message key: its length, or that it is known from leaks. */
export async function newPasswordError(context: WebContext, password: string): Promise<string | undefined> {
  const error = passwordError(password)
  if (error) return error
  return (await isLeaked(join(context.config.dataDir, LEAKS_FILE), password))
    ? 'people.password_leaked'
    : undefined
}
