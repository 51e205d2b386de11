/** `<push-switch>`: whether this browser shows notices of the portal; asked for only by its button. */
import { registerWorker } from './worker/register.ts'

class PushSwitch extends HTMLElement {
  /** Which browsers of this reader the portal reaches. This one may have been asked for by somebody else. */
  private readonly known = new Set<string>()

  connectedCallback(): void {
    for (const browser of (this.dataset.known ?? '').split(' ')) this.known.add(browser)
    if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return
    this.button('on')?.addEventListener('click', () => void this.trying(() => this.switchOn()))
    this.button('off')?.addEventListener('click', () => void this.trying(() => this.switchOff()))
    void this.trying(() => this.show())
  }

  private async switchOn(): Promise<void> {
    if ((await Notification.requestPermission()) !== 'granted') return this.show()
    await registerWorker()
    const registration = await navigator.serviceWorker.ready
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: this.dataset.key ?? '',
    })
    try {
      await send('/me/push', subscription)
      this.known.add(await nameOf(subscription))
    } catch (error) {
      await subscription.unsubscribe()
      throw error
    }
    await this.show()
  }

  private async switchOff(): Promise<void> {
    const subscription = await current()
    if (subscription) {
      await send('/me/push/end', subscription)
      await subscription.unsubscribe()
    }
    await this.show()
  }

  private async show(): Promise<void> {
    const subscription = await current()
    const isOn = subscription !== null && this.known.has(await nameOf(subscription))
    const denied = Notification.permission === 'denied'
    const [on, off] = [this.button('on'), this.button('off')]
    if (on) on.hidden = isOn || denied
    if (off) off.hidden = !isOn
    this.tell(isOn ? 'on' : denied ? 'denied' : 'off')
  }

  private async trying(act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch {
      this.tell('failed')
    }
  }

  private tell(state: string): void {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = this.getAttribute(`data-${state}`) ?? ''
  }

  private button(value: string): HTMLButtonElement | null {
    return this.querySelector(`button[value=${value}]`)
  }
}

async function current(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/')
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** As the portal names it: the SHA-256 of its address. */
async function nameOf({ endpoint }: PushSubscription): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function send(to: string, subscription: PushSubscription): Promise<void> {
  const answer = await fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(subscription),
  })
  if (!answer.ok) throw new Error(`answered ${answer.status}`)
}

customElements.define('push-switch', PushSwitch)
