import { randomInt } from 'node:crypto'

export { isId } from './is-id.ts'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const EPOCH = Date.UTC(2020, 0, 1)
const RANDOM_BITS = 23n

/**
 * Makes IDs of 13 characters in Crockford's base 32 (lower case): 42 bits of milliseconds since 2020 and 23 random
 * bits, so that text order is time order. Within one process they strictly increase.
 */
export function createIdSource(
  clock: () => number = Date.now,
  random: () => number = randomBits,
): () => string {
  let last = -1n
  return () => {
    const time = BigInt(Math.max(0, clock() - EPOCH))
    let value = (time << RANDOM_BITS) | BigInt(random())
    if (value <= last) value = last + 1n
    last = value
    return encode(value)
  }
}

/** A new time-ordered ID, see {@link createIdSource}. */
export const newId = createIdSource()

function randomBits(): number {
  return randomInt(0, 2 ** Number(RANDOM_BITS))
}

function encode(value: bigint): string {
  let text = ''
  for (let shift = 60n; shift >= 0n; shift -= 5n) text += ALPHABET[Number((value >> shift) & 31n)]
  return text
}
