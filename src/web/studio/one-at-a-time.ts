import { CodedError } from '../../kernel/errors.ts'

/** Runs work one after the other in this process; beyond `most` that wait, `http.too_many` is thrown. */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve()
  private waiting = 0
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting >= this.most) throw new CodedError('http.too_many')
    this.waiting += 1
    const turn = this.last.then(work)
    this.last = turn.catch(() => {})
    try {
      return await turn
    } finally {
      this.waiting -= 1
    }
  }
}
