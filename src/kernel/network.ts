import ipaddr from 'ipaddr.js'

/** The network of an address, in words nobody is known by: 256 neighbours of IPv4, the /48 of IPv6. Null for no address. */
export function networkOf(address: string): string | null {
  return prefixOf(address, { ipv4: 3, ipv6: 6 })
}

/** Who shares one line: the address of IPv4, the /64 of IPv6 (RFC 6177), of which each has addresses without number. */
export function householdOf(address: string): string | null {
  return prefixOf(address, { ipv4: 4, ipv6: 8 })
}

// Most addresses are these, and taking them apart is the tenth part of the work.
const PLAIN = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/

function prefixOf(address: string, bytes: { ipv4: number; ipv6: number }): string | null {
  if (PLAIN.test(address)) return `ipv4:${address.split('.', bytes.ipv4).join('.')}`
  if (!ipaddr.isValid(address)) return null
  const parsed = ipaddr.process(address)
  const kind = parsed.kind()
  return `${kind}:${parsed.toByteArray().slice(0, bytes[kind]).join('.')}`
}
