// A placeholder: only the path that is left after resolving matters, never the host.
const BASE = 'http://own.invalid'

/**
 * A path of this portal to go on to, from an address that anybody may have written (`?to=`), or `fallback`. Whatever a
 * browser could read as another site is refused: `//evil`, `/\evil`, `https:evil`, `/x/..//evil`, line breaks.
 */
export function ownPath(to: unknown, fallback: string): string {
  if (typeof to !== 'string' || to.length > 2000 || !/^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(to)) return fallback
  if (!URL.canParse(to, BASE)) return fallback
  const { origin, pathname, search, hash } = new URL(to, BASE)
  if (origin !== BASE || pathname.startsWith('//')) return fallback
  return `${pathname}${search}${hash}`
}
