/**
 * The path (with query) under which an article was known, from a full address or a path; null when it cannot be one
 * (no path, the site's front page, longer than 1000 characters). Percent-encoding is made uniform, so that an address
 * written as letters and the same one written as escapes are one.
 */
export function oldAddress(address: string, base?: string | null): string | null {
  const url = parseAddress(address, base ?? 'http://site.invalid/')
  if (!url || !/^https?:$/.test(url.protocol)) return null
  const path = `${url.pathname.replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase())}${url.search}`
  return path === '/' || path.length > 1000 ? null : path
}

/** An address as a URL, or null. Never throws. */
export function parseAddress(address: string, base?: string): URL | null {
  return URL.canParse(address, base) ? new URL(address, base) : null
}
