import { CodedError } from '../../../kernel/errors.ts'

/** A file that ends too early or contradicts itself. `why` is for a log. */
export function broken(why: string): CodedError {
  return new CodedError('media.broken', { why })
}
