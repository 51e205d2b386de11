import ipaddr from 'ipaddr.js'

/** The network of an address, in words nobody is known by: 256 neighbours of IPv4, the /48 of IPv6. Null for no address. */
export function networkOf(address: string): string | null {
  return prefixOf(address, { ipv4: 3, ipv6: 6 })
}

/** Who shares one line: the address of IPv4, the /64 of IPv6 (RFC 6177), of which each has addresses without number. */
export function householdOf(address: string): string | null {
  return prefixOf(address, { ipv4: 4, ipv6: 8 })
}

function prefixOf(address: string, bytes: { ipv4: number; ipv6: number }): string | null {
  if (!ipaddr.isValid(address)) return null
  const parsed = ipaddr.process(address)
  const kind = parsed.kind()
  return `${kind}:${parsed.toByteArray().slice(0, bytes[kind]).join('.')}`
}
