/** `<passkey-step>`: shows or makes a passkey with the browser's own dialog (WebAuthn level 2), then goes on. */

type Json = Record<string, unknown>

class PasskeyStep extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    if (!button) return
    button.hidden = false
    button.addEventListener('click', () => void this.step(button))
  }

  private async step(button: HTMLButtonElement): Promise<void> {
    if (button.disabled) return
    if (!window.PublicKeyCredential) return this.tell(this.dataset.unfit)
    button.disabled = true
    this.tell('')
    try {
      await this.ceremony()
    } catch (error) {
      // Whoever closed the dialog knows that they did.
      const closed = error instanceof DOMException && error.name === 'AbortError'
      this.tell(error instanceof Refused ? error.message : closed ? '' : this.dataset.failed)
    } finally {
      button.disabled = false
    }
  }

  private async ceremony(): Promise<void> {
    const { kind, options = '', verify = '', to = '/' } = this.dataset
    const publicKey = decoded(await send(options, {}))
    const credential =
      kind === 'create'
        ? await navigator.credentials.create({ publicKey: publicKey as never })
        : await navigator.credentials.get({ publicKey: publicKey as never })
    if (!credential) throw new Error('no credential')
    const answer = await send(verify, { response: encoded(credential as PublicKeyCredential), to })
    location.assign(String(answer.to ?? to))
  }

  private tell(text: string | undefined): void {
    const place = this.querySelector('[role=alert]')
    if (place) place.textContent = text ?? ''
  }
}

class Refused extends Error {}

/** Posts JSON. A refusal may name a page to go to first, such as sign-in once more. */
async function send(url: string, body: Json): Promise<Json> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
  const told = (await answer.json()) as Json
  if (answer.ok) return told
  if (typeof told.to === 'string') location.assign(told.to)
  throw new Refused(String(told.message ?? ''))
}

/** Options from their JSON form: the bytes in them come as base64url. */
function decoded(options: Json): Json {
  const { challenge, user, allowCredentials, excludeCredentials } = options as {
    challenge: string
    user?: { id: string }
    allowCredentials?: { id: string }[]
    excludeCredentials?: { id: string }[]
  }
  const bytesOf = (list?: { id: string }[]) => list?.map((one) => ({ ...one, id: toBytes(one.id) }))
  return {
    ...options,
    challenge: toBytes(challenge),
    ...(user && { user: { ...user, id: toBytes(user.id) } }),
    ...(allowCredentials && { allowCredentials: bytesOf(allowCredentials) }),
    ...(excludeCredentials && { excludeCredentials: bytesOf(excludeCredentials) }),
  }
}

/** The browser's answer in its JSON form. */
function encoded(credential: PublicKeyCredential): Json {
  const response = credential.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      ...(response.attestationObject && {
        attestationObject: toText(response.attestationObject),
        transports: response.getTransports?.() ?? [],
      }),
      ...(response.authenticatorData && {
        authenticatorData: toText(response.authenticatorData),
        signature: toText(response.signature),
      }),
      ...(response.userHandle && { userHandle: toText(response.userHandle) }),
    },
  }
}

function toBytes(text: string): Uint8Array {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (character) => character.charCodeAt(0))
}

function toText(buffer: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

customElements.define('passkey-step', PasskeyStep)
