import { isIPv6, type LookupFunction } from 'node:net'
import { Agent } from 'undici'

/**
 * An agent that connects to these addresses only, whatever the name says by now: between check and connection a name
 * cannot be turned elsewhere (DNS rebinding). TLS still checks the certificate against the name.
 */
export function pinnedAgent(addresses: string[], timeoutMs: number, maxBytes: number): Agent {
  const found = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  const lookup: LookupFunction = (_host, options, done) => {
    const [first] = found
    if (options.all) done(null, found)
    else if (first) done(null, first.address, first.family)
  }
  return new Agent({
    connect: { lookup, timeout: timeoutMs },
    connections: 1,
    pipelining: 0,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: 32 * 1024,
    maxResponseSize: maxBytes,
  })
}
