import { householdOf, networkOf } from '../../kernel/network.ts'
import { Sketch } from './sketch.ts'
import { cohortHash } from './visitor.ts'

/** Different browsers of one household that may read one article in a day, and its reads in all, for one process. */
const READS = { anArticle: 30, inAll: 2000 }
/** Times in a day that one article may have been in sight of one network, for one process. */
const SIGHTS = 30
const PLACES = 2 ** 17
const PAIRS = 2 ** 21

/** Where somebody is, hashed: their network, and as numbers their household and that. */
export type Place = { network: Buffer; household: Pair; ofNetwork: Pair }

type Pair = readonly [number, number]

/** How often one place was counted today. Bounded memory; forgotten with the day and the process. */
export class AddressLimits {
  private readonly reads = new Sketch(PAIRS)
  private readonly sights = new Sketch(PAIRS)
  private readonly inAll = new Sketch(PLACES)

  /** An address that is none counts as one place. */
  placeOf(salt: Buffer, address: string): Place {
    const network = cohortHash(salt, 'network', networkOf(address) ?? '')
    const household = cohortHash(salt, 'network', householdOf(address) ?? '')
    return { network, household: pairOf(household), ofNetwork: pairOf(network) }
  }

  referrerOf(salt: Buffer, host: string): Buffer {
    return cohortHash(salt, 'referrer', host)
  }

  /** Whether a read counts: one who invents browsers runs into the bound. */
  admitsRead({ household }: Place, articleId: string): boolean {
    return (
      count(this.reads, household, articleId) <= READS.anArticle &&
      count(this.inAll, household, '') <= READS.inAll
    )
  }

  /** Whether having an article in sight counts: else a network could press others down without end. */
  admitsSight({ ofNetwork }: Place, articleId: string): boolean {
    return count(this.sights, ofNetwork, articleId) <= SIGHTS
  }

  clear(): void {
    for (const sketch of [this.reads, this.sights, this.inAll]) sketch.clear()
  }
}

function pairOf(hash: Buffer): Pair {
  return [hash.readUInt32LE(0), hash.readUInt32LE(4)]
}

function count(sketch: Sketch, [first, second]: Pair, text: string): number {
  return sketch.add(first, second, text)
}
