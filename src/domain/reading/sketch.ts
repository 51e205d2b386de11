const FNV_PRIME = 0x01000193

/**
 * Counts how often keys come, in memory that never grows (a count-min sketch, Cormode and Muthukrishnan 2005): a count
 * may be too high where very many keys came, never too low. Keys are two numbers and a text.
 */
export class Sketch {
  private readonly cells: Uint16Array
  private readonly mask: number

  /** `cells`: a power of two. */
  constructor(cells: number) {
    this.cells = new Uint16Array(cells)
    this.mask = cells - 1
  }

  /** Counts a key once more and gives its count, which stays at 65,535. */
  add(first: number, second: number, text: string): number {
    let hash = first ^ 0x811c9dc5
    for (let at = 0; at < text.length; at++)
      hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME) ^ (hash >>> 15)
    const a = mixed(hash) & this.mask
    const b = mixed(hash ^ Math.imul(second, 0x9e3779b1)) & this.mask
    const count = Math.min(this.cells[a] as number, this.cells[b] as number) + 1
    if (count > 0xffff) return 0xffff
    if ((this.cells[a] as number) < count) this.cells[a] = count
    if ((this.cells[b] as number) < count) this.cells[b] = count
    return count
  }

  clear(): void {
    this.cells.fill(0)
  }
}

function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
