import { CodedError } from '../../kernel/errors.ts'

type Trouble = { code?: string; responseCode?: number; response?: string; message?: string }

const WORDS_MAX = 500

/**
 * What a failure of nodemailer means: `mail.refused` for a final answer of the server to this letter (RFC 5321,
 * 4.2.1: 5yz), `mail.undelivered` for everything that the operator or time can put right, a refused sign-in among it.
 */
export function outcomeOfFailure(error: unknown): CodedError {
  const { code, responseCode = 0, response, message = '' } = error as Trouble
  const words = (response || message || String(code)).replace(/\p{Cc}+/gu, ' ').slice(0, WORDS_MAX)
  const own = code === 'EAUTH' || code === 'ETLS' || code === 'EOAUTH2'
  const final = responseCode >= 500 && responseCode < 600 && !own
  return new CodedError(
    final ? 'mail.refused' : 'mail.undelivered',
    { words, message: words },
    { cause: error },
  )
}
