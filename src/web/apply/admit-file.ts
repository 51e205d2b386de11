import { countAttempt } from '../../domain/people/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import type { WebContext } from '../http/context.ts'

/** Files that one person may send in a day, refused ones and those taken out again included. */
const FILES = { max: 100, windowSeconds: 86_400 }

/** Counts a file that somebody sends. Throws `http.too_many`. */
export async function admitFile(context: WebContext, personId: string): Promise<void> {
  const retryAfter = await countAttempt(
    context.database.db,
    `application.files:${personId}`,
    FILES,
    context.now(),
  )
  if (retryAfter > 0) throw new CodedError('http.too_many', { retryAfter })
}
