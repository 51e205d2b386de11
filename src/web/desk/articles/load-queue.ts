import { queueOfSubmissions } from '../../../domain/reviewing/index.ts'
import type { WebContext } from '../../http/context.ts'
import { type Asked, filtersOf, readCursor, writeCursor } from './asked.ts'
import type { Queue } from './queue-list.tsx'

/** The page of the queue that an address asks for. One query. */
export async function loadQueue(context: WebContext, asked: Asked, personId: string): Promise<Queue> {
  const { items, next } = await queueOfSubmissions(
    context.database,
    filtersOf(asked, personId),
    readCursor(asked.after),
  )
  return { asked, items, next: next && writeCursor(next) }
}

/** Who waits after a submission in what was asked for, or first in it; the address of the list when nobody does. */
export async function nextWaiting(
  context: WebContext,
  asked: Asked,
  personId: string,
  { submittedAt, id }: { submittedAt: Date; id: string },
): Promise<string | undefined> {
  const filters = filtersOf({ ...asked, state: 'waiting' }, personId)
  const after = await queueOfSubmissions(context.database, filters, { at: submittedAt, id })
  if (after.items[0]) return after.items[0].id
  const first = await queueOfSubmissions(context.database, filters)
  return first.items.find((item) => item.id !== id)?.id
}
