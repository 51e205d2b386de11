import { CodedError } from '../../kernel/errors.ts'
import { type Cookies, settle } from './answer.ts'
import type { Auth } from './auth.ts'
import type { AuthOptions } from './auth-options.ts'
import { admit } from './limits.ts'
import { endOld } from './sign-in-with-password.ts'
import { headersOf, type Visitor, withoutSession } from './visitor.ts'

/** Options for the browser's `navigator.credentials`, in the JSON form of WebAuthn level 3. */
export type PasskeyOptions = Cookies & { options: Record<string, unknown> }

/** Passkeys (WebAuthn) over better-auth's plugin. Each ceremony has a challenge that holds once, for five minutes. */
export type Passkeys = {
  /** Asks for any passkey of this portal: nobody has to say first who they are, and nothing tells who has one. */
  passkeySignInOptions(visitor: Visitor, now: Date): Promise<PasskeyOptions>
  /** Starts a session. Throws `sign_in.passkey_refused`. */
  signInWithPasskey(response: unknown, visitor: Visitor, now: Date): Promise<Cookies>
  /** For a new passkey of who is signed in. Throws `people.not_recent` when they signed in too long ago. */
  passkeyOptions(name: string, visitor: Visitor): Promise<PasskeyOptions>
  /** Keeps it. Throws `people.passkey_refused`. */
  addPasskey(given: { response: unknown; name: string }, visitor: Visitor): Promise<void>
}

type Told = Record<string, unknown>

/** The verbs of passkeys. */
export function passkeys(load: () => Promise<Auth>, options: AuthOptions): Passkeys {
  const { database, publicUrl } = options
  return {
    async passkeySignInOptions(visitor, now) {
      await admit(database.db, 'passkey from', visitor.address, now)
      const auth = await load()
      const headers = headersOf(withoutSession(visitor, publicUrl))
      const answer = await auth.api.generatePasskeyAuthenticationOptions({ headers, asResponse: true })
      const { setCookies } = settle(answer, 'sign_in.passkey_refused')
      return { setCookies, options: { ...((await answer.json()) as Told), userVerification: 'required' } }
    },

    async signInWithPasskey(response, visitor, now) {
      await admit(database.db, 'passkey from', visitor.address, now)
      if (!isCredential(response)) throw new CodedError('sign_in.passkey_refused')
      const auth = await load()
      const headers = headersOf(withoutSession(visitor, publicUrl))
      const answer = await auth.api.verifyPasskeyAuthentication({
        // Its shape is checked by the plugin; nothing in it is believed before its signature.
        body: { response: response as never },
        headers,
        asResponse: true,
      })
      const cookies = settle(answer, 'sign_in.passkey_refused')
      await endOld(auth, visitor, publicUrl)
      return cookies
    },

    async passkeyOptions(name, visitor) {
      const auth = await load()
      const answer = await auth.api.generatePasskeyRegistrationOptions({
        query: { name },
        headers: headersOf(visitor),
        asResponse: true,
      })
      const { setCookies } = settle(answer, 'people.not_recent')
      return { setCookies, options: (await answer.json()) as Told }
    },

    async addPasskey({ response, name }, visitor) {
      if (!isCredential(response)) throw new CodedError('people.passkey_refused')
      const auth = await load()
      const body = { response, name }
      // The plugin tells of a malformed answer of the browser as of a fault.
      const answer = await auth.api
        .verifyPasskeyRegistration({ body, headers: headersOf(visitor), asResponse: true })
        .catch(() => undefined)
      if (answer?.status !== 200) throw new CodedError('people.passkey_refused')
    },
  }
}

function isCredential(response: unknown): response is Told & { id: string } {
  return typeof response === 'object' && response !== null && typeof (response as Told).id === 'string'
}
