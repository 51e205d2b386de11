import { CodedError } from '../../kernel/errors.ts'
import type { Db } from '../../platform/database/index.ts'
import { type AttemptLimit, countAttempt } from './attempts.ts'
import { networkOf } from './sign-in-limits.ts'

const HOUR = 3600

/** How often something may be tried: from one network, or by or about one person. */
const LIMITS = {
  'sign-up from': { max: 60, windowSeconds: HOUR },
  'sign-up letter': { max: 3, windowSeconds: HOUR },
  'forgotten from': { max: 30, windowSeconds: HOUR },
  'forgotten letter': { max: 3, windowSeconds: HOUR },
  'e-mail letter': { max: 5, windowSeconds: HOUR },
  'token from': { max: 60, windowSeconds: 600 },
  'code from': { max: 30, windowSeconds: 600 },
  'passkey from': { max: 120, windowSeconds: 600 },
  'provider from': { max: 60, windowSeconds: 600 },
  'password of': { max: 10, windowSeconds: 600 },
  'code of': { max: 20, windowSeconds: 600 },
  'profile of': { max: 30, windowSeconds: HOUR },
  'export of': { max: 10, windowSeconds: HOUR },
  'browser of': { max: 30, windowSeconds: HOUR },
  'joining of': { max: 600, windowSeconds: 600 },
  'invitation by': { max: 100, windowSeconds: 24 * HOUR },
} as const satisfies Record<string, AttemptLimit>

export type LimitName = keyof typeof LIMITS

/**
 * Counts one attempt; `key` is a person, an e-mail address or a network address. Throws `people.too_many_tries` with
 * `details.retryAfter` in seconds.
 */
export async function admit(db: Db, name: LimitName, key: string, now: Date): Promise<void> {
  const retryAfter = await isTooMuch(db, name, key, now)
  if (retryAfter > 0) throw new CodedError('people.too_many_tries', { retryAfter })
}

/** The same without throwing: the seconds to wait, 0 when there is no need to. */
export function isTooMuch(db: Db, name: LimitName, key: string, now: Date): Promise<number> {
  const subject = name.endsWith(' from') ? networkOf(key) : key
  return countAttempt(db, `${name} ${subject}`, LIMITS[name], now)
}
