import type { Overrides } from '../../src/app.ts'
import { createRealApp, type RealApp } from './real-app.ts'

export type PortalApp = RealApp & { address: string }

/**
 * The whole web application, listening on a free loopback port: the page cache stands before the router, so only real
 * requests go through it. Close it in `afterAll`.
 */
export async function startPortalApp(overrides: Overrides = {}): Promise<PortalApp> {
  const real = await createRealApp({ publicUrl: 'http://portal.test', ...overrides })
  const address = await real.app.listen({ host: '127.0.0.1', port: 0 })
  return { ...real, address }
}
