import { hash } from 'node:crypto'

/** Remembers which keys were seen, 16 bytes a key at most, so that a source may have millions. */
export function createKeySet(): { addIsNew(key: string): boolean } {
  let slots = new Float64Array(1024)
  let count = 0

  function place(table: Float64Array, value: number): boolean {
    for (let at = value % table.length; ; at = (at + 1) % table.length) {
      if (table[at] === value) return false
      if (table[at] === 0) {
        table[at] = value
        return true
      }
    }
  }

  return {
    addIsNew(key) {
      if (count * 2 > slots.length) {
        const larger = new Float64Array(slots.length * 2)
        for (const value of slots) if (value !== 0) place(larger, value)
        slots = larger
      }
      const isNew = place(slots, hashKey(key))
      if (isNew) count++
      return isNew
    },
  }
}

/** 53 bits, never 0: two of a million keys are the same with a chance of 1 in 10,000. */
function hashKey(key: string): number {
  const digest = hash('sha1', key, 'hex')
  return Number.parseInt(digest.slice(0, 12), 16) * 32 + (Number.parseInt(digest.slice(12, 14), 16) & 31) || 1
}
