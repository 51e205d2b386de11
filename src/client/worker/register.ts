const WORKER = '/service-worker.js'

type Policy = { createScriptURL(address: string): string }
type TrustedTypes = { createPolicy(name: string, rules: Policy): Policy }

/** Registers the portal's service worker for the whole site; the page's headers allow the one policy that this makes. */
export function registerWorker(): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(policy().createScriptURL(WORKER), { scope: '/' })
}

const held: { policy?: Policy } = {}

/** A page may make a policy (Trusted Types) once. */
function policy(): Policy {
  const rules = { createScriptURL: (address: string) => address }
  const { trustedTypes } = window as unknown as { trustedTypes?: TrustedTypes }
  held.policy ??= trustedTypes ? trustedTypes.createPolicy('worker', rules) : rules
  return held.policy
}
