import ipaddr from 'ipaddr.js'

// Public by number, yet a cloud's own: the agent address of Azure's virtual machines.
const METADATA = new Set(['168.63.129.16'])

// IANA's global unicast space; everything else of IPv6 is special (IANA IPv6 Address Space registry).
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an IP address, as text, belongs to the public internet. Private, loopback, link-local (with the clouds'
 * metadata services), carrier-grade NAT, multicast, reserved and documentation addresses do not (RFC 6890), nor do
 * IPv6 addresses that a gateway turns into IPv4 ones (NAT64, 6to4, Teredo): where they lead is not ours to know.
 * An IPv4 address written as IPv6 (`::ffff:…`) counts as what it is.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast') return false
  if (address instanceof ipaddr.IPv4) return !METADATA.has(address.toString())
  return address.match(GLOBAL_UNICAST)
}
