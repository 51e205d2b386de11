import { CodedError } from '../../kernel/errors.ts'

/** Set-Cookie values to pass on. */
export type Cookies = { setCookies: string[] }

/** What better-auth answered, or the error `code` when it refused (a status of 4xx); anything else is a fault. */
export function settle(answer: Response, code: string): Cookies {
  if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status} (${code})`)
  if (answer.status >= 400) throw new CodedError(code)
  return { setCookies: answer.headers.getSetCookie() }
}
