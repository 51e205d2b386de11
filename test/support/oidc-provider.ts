import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ProviderPerson = { sub: string; email: string; email_verified: boolean; name: string }

export type TestProvider = {
  issuer: string
  /** Who signs in there next; their ID is typed into its form. */
  people: Map<string, ProviderPerson>
  close(): Promise<void>
}

export const CLIENT = { id: 'masthead', secret: 'a secret of the client, long enough' }

/** A real OpenID provider on a loopback port, with pages of its own to sign in and to consent. */
export async function startProvider(redirectUri: string): Promise<TestProvider> {
  const people = new Map<string, ProviderPerson>()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // It comes without types; a name that is not written out keeps the compiler from looking for them.
  const name: string = 'oidc-provider'
  const { default: Provider } = await import(name)
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the provider’s cookies'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => people.get(id) }),
  })
  server.on('request', provider.callback())
  return {
    issuer,
    people,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/**
 * Goes through the provider's pages as a browser does, as the person of `sub`, and gives the address it leads back to.
 */
export async function signInThere(start: string, sub: string): Promise<URL> {
  const jar = new Map<string, string>()
  let url = new URL(start)
  let form: URLSearchParams | undefined
  for (let step = 0; step < 12; step += 1) {
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form,
      redirect: 'manual',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
    })
    for (const value of answer.headers.getSetCookie()) {
      const [name = '', content = ''] = (value.split(';')[0] ?? '').split(/=(.*)/)
      jar.set(name, content)
    }
    form = undefined
    const location = answer.headers.get('location')
    if (location) {
      const next = new URL(location, url)
      if (next.origin !== url.origin) return next
      url = next
      continue
    }
    const page = await answer.text()
    const action = /<form[^>]+action="([^"]+)"/.exec(page)?.[1]
    if (!action) throw new Error(`the provider answered ${answer.status}: ${page.slice(0, 400)}`)
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
    form = new URLSearchParams({ prompt, ...(prompt === 'login' && { login: sub, password: 'any' }) })
    url = new URL(action, url)
  }
  throw new Error('the provider did not come to an end')
}
