import { CodedError } from '../../../../kernel/errors.ts'

/**
 * Runs one piece of work after the other, so that drawing never takes more than one core from readers; what would wait
 * behind more than `most` others is refused with `card.busy` (503) at once.
 */
export function inTurn(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return (work) => {
    if (waiting >= most) return Promise.reject(new CodedError('card.busy'))
    waiting += 1
    const result = last.then(work)
    last = result
      .catch(() => undefined)
      .then(() => {
        waiting -= 1
      })
    return result
  }
}
