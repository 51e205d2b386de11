import { LRUCache } from 'lru-cache'
import { CodedError } from '../../../kernel/errors.ts'
import { householdOf } from '../../../kernel/network.ts'

const MINUTE_MS = 60_000
/** A proxy that does not say for whom it asks: they would all be one. */
const THIS_MACHINE = /^(127\.|::1$|::ffff:127\.)/

/**
 * Lets an address ask so many times a minute of this process; throws `http.too_many` beyond. All addresses of an IPv6
 * household are one. Kept in memory only: each search is bounded by itself, this keeps one visitor from taking the turns
 * of all.
 */
export function limitAsking(max: number): (address: string, now: Date) => void {
  const asked = new LRUCache<string, { times: number; ends: number }>({ max: 10_000 })
  return (address, now) => {
    if (THIS_MACHINE.test(address)) return
    const time = now.getTime()
    const household = householdOf(address) ?? address
    const known = asked.get(household)
    const window = known && known.ends > time ? known : { times: 0, ends: time + MINUTE_MS }
    window.times += 1
    asked.set(household, window)
    if (window.times > max) throw new CodedError('http.too_many')
  }
}
