import { CodedError } from '../../kernel/errors.ts'

/** Lets a piece of work in when it is its turn, and gives what it gives. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/**
 * A gate that lets `most` in at once; others wait in their order, and beyond `waiting` of them are refused
 * (`http.unavailable`). A crowd at one row of the database then leaves connections for everybody else's pages.
 */
export function openGate({ most, waiting }: { most: number; waiting: number }): Gate {
  const queue: (() => void)[] = []
  let inside = 0
  return async (work) => {
    if (inside >= most) {
      if (queue.length >= waiting) throw new CodedError('http.unavailable', { reason: 'too many at once' })
      await new Promise<void>((enter) => queue.push(enter))
    } else inside += 1
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
