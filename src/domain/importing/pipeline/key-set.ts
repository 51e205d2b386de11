import { createHash } from 'node:crypto'

/** Remembers which keys were seen, 16 bytes a key at most, so that a source may have millions. */
export function createKeySet(): { addIsNew(key: string): boolean } {
  let slots = new Float64Array(1024)
  let count = 0

  function place(table: Float64Array, hash: number): boolean {
    for (let at = hash % table.length; ; at = (at + 1) % table.length) {
      if (table[at] === hash) return false
      if (table[at] === 0) {
        table[at] = hash
        return true
      }
    }
  }

  return {
    addIsNew(key) {
      if (count * 2 > slots.length) {
        const larger = new Float64Array(slots.length * 2)
        for (const hash of slots) if (hash !== 0) place(larger, hash)
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
  const digest = createHash('sha1').update(key).digest()
  return digest.readUIntBE(0, 6) * 32 + ((digest[6] as number) & 31) || 1
}
