import { CodedError } from '../../kernel/errors.ts'
import { type Cookies, settle } from './answer.ts'
import { countAttempt } from './attempts.ts'
import type { Auth } from './auth.ts'
import type { AuthOptions } from './auth-options.ts'
import { admit } from './limits.ts'
import { endOld } from './sign-in-with-password.ts'
import { headersOf, type Visitor, withoutSession } from './visitor.ts'

/** Codes of authenticator apps (TOTP, RFC 6238) with recovery codes, each good for one sign-in. */
export type SecondFactor = {
  /**
   * The step between password and session: six digits of the app, or a recovery code. Throws `sign_in.code_refused`,
   * or `sign_in.expired` when the password has to be given again (ten minutes or five wrong codes later).
   */
  answerCode(code: string, visitor: Visitor, now: Date): Promise<Cookies>
  /** Makes a secret that counts once a code of it was given. Throws `people.wrong_password`. */
  beginSecondFactor(given: Password, visitor: Visitor): Promise<{ uri: string; recoveryCodes: string[] }>
  /** Switches it on, with a new session. Throws `sign_in.code_refused`. */
  confirmSecondFactor(code: string, visitor: Visitor): Promise<Cookies>
  /** Replaces the recovery codes; the old ones are worth nothing. Throws `people.wrong_password`. */
  renewRecoveryCodes(given: Password, visitor: Visitor): Promise<string[]>
  /** Switches it off. Throws `people.wrong_password`. */
  endSecondFactor(given: Password, visitor: Visitor): Promise<Cookies>
}

/** Needed of whoever has a password; `issuer` names the portal in the app. */
type Password = { password: string; issuer?: string }

// A code holds for its half minute and the ones before and after.
const CODE_SECONDS = 120

/** The verbs of the second factor over better-auth's plugin. */
export function secondFactor(load: () => Promise<Auth>, options: AuthOptions): SecondFactor {
  const { db } = options.database
  return {
    async answerCode(typed, visitor, now) {
      await admit(db, 'code from', visitor.address, now)
      const auth = await load()
      const headers = headersOf(withoutSession(visitor, options.publicUrl))
      const code = typed.replace(/\s+/g, '')
      const isTotp = /^\d{6}$/.test(code)
      const call = { body: { code }, headers, asResponse: true as const }
      const answer = await (isTotp ? auth.api.verifyTOTP(call) : auth.api.verifyBackupCode(call))
      if (answer.status >= 400 && answer.status < 500) throw await refusal(answer)
      const { setCookies } = settle(answer, 'sign_in.code_refused')
      const { user } = (await answer.json()) as { user: { id: string } }
      if (isTotp && (await wasUsed(options, `${user.id} ${code}`, now))) {
        await auth.api.signOut({ headers: headersOf({ ...visitor, cookie: cookieOf(setCookies) }) })
        throw new CodedError('sign_in.expired')
      }
      await endOld(auth, visitor, options.publicUrl)
      return { setCookies }
    },

    async beginSecondFactor({ password, issuer }, visitor) {
      const auth = await load()
      const answer = await auth.api.enableTwoFactor({
        body: { method: 'totp', ...(password && { password }), ...(issuer && { issuer }) },
        headers: headersOf(visitor),
        asResponse: true,
      })
      settle(answer, 'people.wrong_password')
      const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] }
      return { uri: totpURI, recoveryCodes: backupCodes }
    },

    async confirmSecondFactor(code, visitor) {
      const auth = await load()
      const body = { code: code.replace(/\s+/g, '') }
      const answer = await auth.api.verifyTOTP({ body, headers: headersOf(visitor), asResponse: true })
      return settle(answer, 'sign_in.code_refused')
    },

    async renewRecoveryCodes({ password }, visitor) {
      const auth = await load()
      const body = password ? { password } : {}
      const answer = await auth.api.generateBackupCodes({
        body,
        headers: headersOf(visitor),
        asResponse: true,
      })
      settle(answer, 'people.wrong_password')
      return ((await answer.json()) as { backupCodes: string[] }).backupCodes
    },

    async endSecondFactor({ password }, visitor) {
      const auth = await load()
      const body = password ? { password } : {}
      const answer = await auth.api.disableTwoFactor({ body, headers: headersOf(visitor), asResponse: true })
      return settle(answer, 'people.wrong_password')
    },
  }
}

/** A code opens one session, also when it was read over a shoulder (RFC 6238, 5.2). Counted by all nodes together. */
async function wasUsed({ database }: AuthOptions, key: string, now: Date): Promise<boolean> {
  return (
    (await countAttempt(database.db, `code used ${key}`, { max: 1, windowSeconds: CODE_SECONDS }, now)) > 0
  )
}

async function refusal(answer: Response): Promise<CodedError> {
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string }
  if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') return new CodedError('sign_in.code_refused')
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED')
    return new CodedError('people.too_many_tries', { retryAfter: 900 })
  return new CodedError('sign_in.expired')
}

function cookieOf(setCookies: string[]): string {
  return setCookies.map((value) => value.split(';')[0]).join('; ')
}
