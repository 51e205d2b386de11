import { isIPv6 } from 'node:net'
import type { Db } from '../../platform/database/index.ts'
import { type AttemptLimit, countAttempt, forgetAttempts, returnAttempt } from './attempts.ts'

// An e-mail address alone has a high limit, so that a stranger cannot keep its owner out; guesses from one network
// have low ones.
const LIMITS = {
  network: { max: 30, windowSeconds: 600 },
  pair: { max: 10, windowSeconds: 600 },
  email: { max: 100, windowSeconds: 3600 },
} as const satisfies Record<string, AttemptLimit>

export type Attempt = { email: string; address: string }

/** Counts an attempt to sign in before it is made. Gives the seconds to wait, 0 when it may be made now. */
export async function admitAttempt(db: Db, attempt: Attempt, now: Date): Promise<number> {
  const keys = keysOf(attempt)
  const waits = [
    await countAttempt(db, keys.network, LIMITS.network, now),
    await countAttempt(db, keys.pair, LIMITS.pair, now),
  ]
  const wait = Math.max(...waits)
  // What is refused here already must not eat up the owner's own attempts.
  return wait > 0 ? wait : countAttempt(db, keys.email, LIMITS.email, now)
}

/** The attempt was a success: it does not count against the network, and the person starts afresh. */
export async function settleAttempt(db: Db, attempt: Attempt): Promise<void> {
  const keys = keysOf(attempt)
  await returnAttempt(db, keys.network)
  await forgetAttempts(db, keys.pair)
  await returnAttempt(db, keys.email)
}

function keysOf({ email, address }: Attempt): Record<keyof typeof LIMITS, string> {
  const network = networkOf(address)
  return { network: `network ${network}`, pair: `pair ${network} ${email}`, email: `email ${email}` }
}

/** An IPv6 customer has a whole /64 to try from, so that is what counts. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  const [head = '', tail = ''] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = tail.split(':').filter(Boolean)
  const zeros = address.includes('::') ? Math.max(0, 8 - groups.length - rest.length) : 0
  return [...groups, ...Array<string>(zeros).fill('0'), ...rest].slice(0, 4).join(':').toLowerCase()
}
