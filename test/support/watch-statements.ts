import pg from 'pg'

export type Statement = { text: string; values: unknown[] }

/**
 * The statements that this process sends to its database while `work` goes on, in their order, whoever sends them;
 * what a connection says to keep itself alive is left out.
 */
export async function statementsDuring(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = []
  const run = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first, second] = given as [string | Partial<Statement>, unknown[] | undefined]
    if (typeof first === 'string') seen.push({ text: first, values: second ?? [] })
    else seen.push({ text: first.text ?? '', values: first.values ?? [] })
    return (run as (...all: unknown[]) => unknown).apply(this, given)
  } as typeof run
  try {
    await work()
  } finally {
    pg.Client.prototype.query = run
  }
  return seen.filter(({ text }) => text !== 'select 1')
}
