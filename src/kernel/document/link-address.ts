const SCHEMES = new Set(['http:', 'https:', 'mailto:'])
const MAX_LENGTH = 2048

/**
 * Whether text may stand as the address of a link, and of a remote picture or video: http, https, mailto, relative or
 * `#part`, at most 2,048 characters, none of them white space, control characters, quotes, angle brackets or backslashes.
 */
export function isLinkAddress(text: string): boolean {
  if (text === '' || text.length > MAX_LENGTH || hasUnsafeCharacter(text)) return false
  const scheme = schemeOf(text)
  return scheme === undefined || SCHEMES.has(scheme)
}

/** Whether a remote picture or video may be fetched from here: as {@link isLinkAddress}, without mailto and `#part`. */
export function isMediaAddress(text: string): boolean {
  return isLinkAddress(text) && !text.startsWith('#') && schemeOf(text) !== 'mailto:'
}

/**
 * A foreign address made fit for {@link isLinkAddress}: read as a browser reads it (WHATWG URL: white space around and
 * line breaks within removed), made absolute against `baseUrl` when given, other characters percent-encoded.
 * Undefined when it has another scheme (javascript:, data:, …) or is no address.
 */
export function linkAddress(raw: string, baseUrl?: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop exactly these before they see the scheme.
  const text = raw.replace(/[\t\n\r]/g, '').replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '')
  if (text === '') return undefined
  const scheme = schemeOf(text)
  if (scheme !== undefined && !SCHEMES.has(scheme)) return undefined
  const address = scheme === undefined ? relative(text, baseUrl) : absolute(text)
  return address !== undefined && isLinkAddress(address) ? address : undefined
}

/** Whether a link leaves the portal. */
export function isExternal(href: string): boolean {
  return /^(?:https?:|[/\\]{2})/i.test(href)
}

function relative(text: string, baseUrl: string | undefined): string | undefined {
  if (baseUrl !== undefined && !text.startsWith('#')) {
    try {
      return new URL(text, baseUrl).href
    } catch {
      return undefined
    }
  }
  const forward = text.replace(/^[^?#]*/, (path) => path.replaceAll('\\', '/'))
  return isLinkAddress(forward) ? forward : encodeUnsafe(forward)
}

function absolute(text: string): string | undefined {
  if (isLinkAddress(text)) return text
  try {
    return encodeUnsafe(new URL(text).href)
  } catch {
    return encodeUnsafe(text)
  }
}

function schemeOf(text: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:/i.exec(text)?.[0].toLowerCase()
}

const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  /[\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"<>\\^`{|}\ud800-\udfff]/gu

function hasUnsafeCharacter(text: string): boolean {
  UNSAFE.lastIndex = 0
  return UNSAFE.test(text)
}

function encodeUnsafe(text: string): string {
  return text.toWellFormed().replace(UNSAFE, (character) => encodeURIComponent(character))
}
