import { CodedError } from '../../kernel/errors.ts'
import { type AuthOptions, authOptions } from './auth-options.ts'
import { admitNewcomer, welcomeNewcomer } from './newcomer.ts'

/** The operator's OpenID Connect provider, from the settings. */
export type Provider = { name: string; issuer: string; clientId: string; clientSecret: string }

export const PROVIDER_ID = 'oidc'
/** Where the provider sends people back to; the operator registers it there. */
export const PROVIDER_CALLBACK = '/sign-in/provider/callback'

const DISCOVERY_MS = 8000

/**
 * better-auth with the operator's provider, apart from the one that knows sessions: a provider that is away must not
 * keep anybody from signing in with a password. Throws `sign_in.provider_away` when it tells nothing about itself.
 * The operator chose its address, so it may lie on a private network.
 */
export async function openProviderAuth(options: AuthOptions, provider: Provider) {
  const discoveryUrl = `${provider.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`
  await mustAnswer(discoveryUrl)
  const [{ betterAuth }, { genericOAuth }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/generic-oauth'),
  ])
  return betterAuth({
    ...authOptions(options),
    onAPIError: { errorURL: '/sign-in' },
    databaseHooks: {
      user: {
        create: {
          before: (user) => admitNewcomer(options.database, user),
          after: (user) => welcomeNewcomer(options.database, user),
        },
      },
    },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: PROVIDER_ID,
            discoveryUrl,
            clientId: provider.clientId,
            ...(provider.clientSecret && { clientSecret: provider.clientSecret }),
            redirectURI: new URL(PROVIDER_CALLBACK, options.publicUrl).href,
            scopes: ['openid', 'profile', 'email'],
            pkce: true,
            requireIdTokenVerification: true,
            disableProviderLogout: true,
          },
        ],
      }),
    ],
  })
}

export type ProviderAuth = Awaited<ReturnType<typeof openProviderAuth>>

async function mustAnswer(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(DISCOVERY_MS) }).catch(() => undefined)
  const told = answer?.ok ? await answer.json().catch(() => undefined) : undefined
  const { authorization_endpoint: start } = (told ?? {}) as { authorization_endpoint?: unknown }
  if (typeof start !== 'string') throw new CodedError('sign_in.provider_away')
}
