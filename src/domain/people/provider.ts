import { CodedError } from '../../kernel/errors.ts'
import { readSettings, type Settings } from '../settings/index.ts'
import type { Cookies } from './answer.ts'
import type { Auth } from './auth.ts'
import type { AuthOptions } from './auth-options.ts'
import { admit } from './limits.ts'
import { openProviderAuth, PROVIDER_ID, type Provider, type ProviderAuth } from './provider-auth.ts'
import { bringsSession } from './session-cookie.ts'
import { endOld } from './sign-in-with-password.ts'
import { headersOf, type Visitor, withoutSession } from './visitor.ts'

/** Sign-in through the operator's provider (OpenID Connect, code flow with PKCE, ID token checked). */
export type ProviderSignIn = {
  /** Where to send the visitor. Throws `sign_in.no_provider` or `sign_in.provider_away`. */
  startAtProvider(to: string, visitor: Visitor, now: Date): Promise<Cookies & { location: string }>
  /**
   * The way back: starts a session and gives the path to go on to. Throws `sign_up.closed`, `sign_in.not_linked` (the
   * address is somebody's here, and one of both sides does not vouch for it) or `sign_in.provider_refused`.
   */
  returnFromProvider(query: object, visitor: Visitor, now: Date): Promise<Cookies & { to: string }>
}

/** The provider of the settings, or undefined when the operator has told none. */
export function providerOf(settings: Settings): Provider | undefined {
  const { oidcName, oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = settings
  if (!issuer || !clientId) return undefined
  return { name: oidcName || new URL(issuer).hostname, issuer, clientId, clientSecret }
}

/** The verbs of the provider. The settings are read for each sign-in, so a change of them needs no restart. */
export function providerSignIn(load: () => Promise<Auth>, options: AuthOptions): ProviderSignIn {
  const { database, publicUrl } = options
  let opened: { key: string; auth: Promise<ProviderAuth> } | undefined
  const open = async (): Promise<ProviderAuth> => {
    const provider = providerOf(await readSettings(database.db))
    if (!provider) throw new CodedError('sign_in.no_provider')
    const key = JSON.stringify(provider)
    if (opened?.key !== key) opened = { key, auth: openProviderAuth(options, provider) }
    const { auth } = opened
    // What failed is tried again by the next visitor.
    auth.catch(() => {
      if (opened?.auth === auth) opened = undefined
    })
    return auth
  }
  return {
    async startAtProvider(to, visitor, now) {
      await admit(database.db, 'provider from', visitor.address, now)
      const auth = await open()
      const answer = await auth.api.signInSocial({
        body: { provider: PROVIDER_ID, callbackURL: to, errorCallbackURL: '/sign-in', disableRedirect: true },
        headers: headersOf(withoutSession(visitor, publicUrl)),
        asResponse: true,
      })
      const { url } = (await answer.json()) as { url?: string }
      if (answer.status !== 200 || !url) throw new CodedError('sign_in.provider_away')
      return { location: url, setCookies: answer.headers.getSetCookie() }
    },

    async returnFromProvider(query, visitor, now) {
      await admit(database.db, 'provider from', visitor.address, now)
      const auth = await open()
      const answer = await auth.api.callbackOAuth({
        params: { id: PROVIDER_ID },
        query,
        method: 'GET',
        headers: headersOf(withoutSession(visitor, publicUrl)),
        asResponse: true,
      })
      const to = new URL(answer.headers.get('location') ?? '/', publicUrl)
      const setCookies = answer.headers.getSetCookie()
      // Whatever it leads to: without a session it was a refusal.
      if (!bringsSession(setCookies.join(';'), publicUrl)) throw refusal(to.searchParams.get('error'))
      await endOld(await load(), visitor, publicUrl)
      return { to: `${to.pathname}${to.search}`, setCookies }
    },
  }
}

function refusal(problem: string | null): CodedError {
  if (problem === 'sign_up_closed') return new CodedError('sign_up.closed')
  if (problem === 'account_not_linked') return new CodedError('sign_in.not_linked')
  return new CodedError('sign_in.provider_refused', { problem })
}
