import { type AuthOptions, authOptions } from './auth-options.ts'

/**
 * Loads better-auth (half a second and 50 MB, so only when somebody signs in or is signed in) and opens it on our
 * tables. Its HTTP handler is never mounted: it is called in the process only.
 */
export async function openAuth(options: AuthOptions) {
  const [{ betterAuth }, { APIError }, { twoFactor }, { passkey }] = await Promise.all([
    import('better-auth'),
    import('better-auth/api'),
    import('better-auth/plugins/two-factor'),
    import('@better-auth/passkey'),
  ])
  return betterAuth({
    ...authOptions(options),
    plugins: [
      twoFactor({ allowPasswordless: true, schema: SECOND_FACTOR }),
      passkey({
        origin: options.publicUrl.origin,
        rpName: options.publicUrl.hostname,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        advanced: { webAuthnChallengeCookie: 'passkey' },
        // A passkey stands for both factors: having the device, and a finger, a face or its PIN. The plugin asks for the
        // second only as a preference.
        registration: {
          async afterVerification({ verification }) {
            if (!verification.registrationInfo?.userVerified) throw new APIError('BAD_REQUEST')
          },
        },
        authentication: {
          async afterVerification({ verification }) {
            if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED')
          },
        },
        schema: PASSKEY,
      }),
    ],
  })
}

export type Auth = Awaited<ReturnType<typeof openAuth>>

const SECOND_FACTOR = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'second_factor',
    fields: {
      backupCodes: 'recovery_codes',
      userId: 'person_id',
      failedVerificationCount: 'failures',
      lockedUntil: 'locked_until',
    },
  },
}

const PASSKEY = {
  passkey: {
    fields: {
      publicKey: 'public_key',
      userId: 'person_id',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
    },
  },
}
