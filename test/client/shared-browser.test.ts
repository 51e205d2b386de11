import { createHash } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { until } from '../support/until.ts'

// Real browsers take subscriptions only from their maker's service: what the pages see of it is played here.
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

const endpoint = 'https://push.example/of-somebody'
const nameOf = (address: string) => createHash('sha256').update(address).digest('hex')

test('signing out leaves nothing on the device, and ends its subscription', async () => {
  const listeners = new Map<string, (event: unknown) => void>()
  const [close, unsubscribe, forget] = [vi.fn(), vi.fn(async () => true), vi.fn(async () => true)]
  vi.stubGlobal('self', {
    addEventListener: (kind: string, act: (event: unknown) => void) => listeners.set(kind, act),
    registration: {
      getNotifications: async () => [{ close }],
      pushManager: { getSubscription: async () => ({ unsubscribe }) },
    },
  })
  vi.stubGlobal('caches', { delete: forget })
  vi.stubGlobal('location', { origin: 'https://news.test' })
  await import('../../src/client/service-worker.ts')
  const lasting: Promise<unknown>[] = []
  const send = (method: string, path: string) =>
    listeners.get('fetch')?.({
      request: new Request(`https://news.test${path}`, { method }),
      waitUntil: (work: Promise<unknown>) => lasting.push(work),
      respondWith: () => {},
    })
  send('POST', '/me/push')
  expect(lasting).toEqual([])
  send('POST', '/sign-out')
  await Promise.all(lasting)
  for (const done of [close, unsubscribe, forget]) expect(done).toHaveBeenCalledOnce()
})

type Switch = { connectedCallback(): void; buttons: Record<string, { hidden: boolean }>; status: string }

/** The switch on a page for whom the portal reaches these browsers, in one that has a subscription. */
async function shown(known: string[]): Promise<Switch> {
  const defined: { element?: new () => Switch } = {}
  const registration = { pushManager: { getSubscription: async () => ({ endpoint }) } }
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => registration } })
  vi.stubGlobal('window', { PushManager: true, Notification: true })
  vi.stubGlobal('Notification', { permission: 'granted' })
  vi.stubGlobal('customElements', {
    define: (_: string, element: new () => Switch) => {
      defined.element = element
    },
  })
  vi.stubGlobal(
    'HTMLElement',
    class {
      dataset = { known: known.join(' ') }
      buttons: Record<string, { hidden: boolean; addEventListener(): void }> = {
        on: { hidden: true, addEventListener: () => {} },
        off: { hidden: true, addEventListener: () => {} },
      }
      status = ''
      getAttribute = (name: string) => name
      querySelector(what: string) {
        const value = /value=(\w+)/.exec(what)?.[1]
        if (value) return this.buttons[value]
        const write = (text: string) => {
          this.status = text
        }
        return {
          set textContent(text: string) {
            write(text)
          },
        }
      }
    },
  )
  await import('../../src/client/push.ts')
  const element = new (defined.element as new () => Switch)()
  element.connectedCallback()
  await until(async () => element.status !== '', { what: 'the state', timeoutMs: 2000 })
  return element
}

test('the switch is on for whom the portal reaches there, and off for whoever comes next', async () => {
  const own = await shown([nameOf('https://push.example/elsewhere'), nameOf(endpoint)])
  expect([own.status, own.buttons.on?.hidden, own.buttons.off?.hidden]).toEqual(['data-on', true, false])
  vi.resetModules()
  const next = await shown([])
  expect([next.status, next.buttons.on?.hidden, next.buttons.off?.hidden]).toEqual(['data-off', false, true])
})
