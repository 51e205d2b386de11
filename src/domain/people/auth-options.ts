import type { BetterAuthOptions } from 'better-auth'
import { newId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/index.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from './check-person.ts'
import { cookiePrefix, sessionCookieName } from './session-cookie.ts'

/** The header in which we tell better-auth the address that Fastify found; the one of a proxy can be forged. */
export const ADDRESS_HEADER = 'x-masthead-address'

const DAY = 86_400
/** Seconds in which a sign-in is recent enough to change how one signs in. */
export const RECENT_SECONDS = 1800

export type AuthOptions = { database: Database; publicUrl: URL; secret: string }

/** better-auth on our tables, with no road of its own to sign-up: new people are made by `createPerson` only. */
export function authOptions({ database, publicUrl, secret }: AuthOptions) {
  const secure = publicUrl.protocol === 'https:'
  const times = { createdAt: 'created_at', updatedAt: 'updated_at' }
  return {
    baseURL: publicUrl.origin,
    secret,
    database: { db: database.db, type: 'postgres', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    user: { modelName: 'person', fields: { emailVerified: 'email_verified', ...times } },
    session: {
      modelName: 'session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
      expiresIn: 30 * DAY,
      updateAge: DAY,
      freshAge: RECENT_SECONDS,
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
      encryptOAuthTokens: true,
    },
    verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', ...times } },
    advanced: {
      // Its own prefix would be `__Secure-`; ours also binds the cookie to this host.
      useSecureCookies: false,
      cookiePrefix: cookiePrefix(publicUrl),
      cookies: { session_token: { name: sessionCookieName(publicUrl) } },
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => newId(), validateSchema: false },
    },
    // Attempts are counted by our own table; a wrong password is not news for the log.
    rateLimit: { enabled: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
  } satisfies BetterAuthOptions
}
