/**
 * An error that a person caused or can act on. `code` is `area.what` (for example `article.not_found`); one file in
 * `web/http` maps codes to a status and a page, and the command line prints the message without a stack.
 */
export class CodedError extends Error {
  readonly code: string
  readonly details: Record<string, unknown>

  constructor(code: string, details: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(typeof details.message === 'string' ? details.message : code, options)
    this.name = 'CodedError'
    this.code = code
    this.details = details
  }
}

/** True for an error with this code. */
export function hasCode(error: unknown, code: string): error is CodedError {
  return error instanceof CodedError && error.code === code
}
