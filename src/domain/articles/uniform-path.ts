/** A path in one form: escapes are written `%E6` by some and `%e6` by others (RFC 3986, 6.2.2.1). */
export function uniformPath(path: string): string {
  return path.replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase())
}
