import type { IncomingMessage } from 'node:http'

const LOOPBACK = /^(?:::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/

/**
 * The address of who asks, as Fastify finds it with `trustProxy: 'loopback'`: what proxies on this machine say of whom
 * they speak for, and nobody else (X-Forwarded-For is read from its end; what a client wrote into it comes first).
 */
export function clientAddress({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): string {
  const direct = socket.remoteAddress ?? ''
  const forwarded = headers['x-forwarded-for']
  if (forwarded === undefined || !LOOPBACK.test(direct)) return direct
  let furthest = direct
  for (const address of String(forwarded).split(',').reverse()) {
    furthest = address.trim()
    if (!LOOPBACK.test(furthest)) return furthest
  }
  return furthest
}
