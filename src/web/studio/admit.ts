import { countAttempt } from '../../domain/people/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import type { WebContext } from '../http/context.ts'

/** What one person may have done, and how often: each takes the portal seconds or much room. */
const LIMITS = {
  files: { max: 300, windowSeconds: 3600 },
  links: { max: 30, windowSeconds: 600 },
  longTexts: { max: 30, windowSeconds: 600 },
} as const

/** Counts something costly that somebody asks for. Throws `http.too_many`. */
export async function admitCostly(
  context: WebContext,
  personId: string,
  kind: keyof typeof LIMITS,
): Promise<void> {
  const key = `studio.${kind}:${personId}`
  const retryAfter = await countAttempt(context.database.db, key, LIMITS[kind], context.now())
  if (retryAfter > 0) throw new CodedError('http.too_many', { retryAfter })
}
