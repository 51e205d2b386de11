import { isId } from '../../is-id.ts'
import { isMediaAddress, linkAddress } from '../link-address.ts'
import type { HtmlState } from './state.ts'
import { attribute, type Element, firstAttribute } from './tree.ts'

const STORED = /^(?:media:|\/media\/)([0-9a-z]{13})(?:\/\d+\.(?:avif|webp|jpeg))?(?:#video)?$/

/**
 * Where a picture or video is: a stored file when it is one of the portal's own addresses (or Markdown's `media:ID`)
 * in a text of the portal, else its remote address. Undefined when it is nowhere that may be fetched.
 */
export function mediaAddress(
  raw: string,
  state: HtmlState,
): { media: string | null; src: string | null } | undefined {
  const stored = STORED.exec(raw.trim())?.[1]
  // An imported page speaks of its own /media/…
  if (stored && isId(stored) && (state.baseUrl === undefined || raw.startsWith('media:'))) {
    return { media: stored, src: null }
  }
  const src = linkAddress(raw, state.baseUrl)
  return src !== undefined && isMediaAddress(src) ? { media: null, src } : undefined
}

/** The address of an `<img>`; pages that load late keep the true one in another attribute. */
export function pictureSource(image: Element): string | undefined {
  const late = firstAttribute(
    image,
    'data-src',
    'data-lazy-src',
    'data-original',
    'data-actualsrc',
    'data-orig-file',
  )
  const src = attribute(image, 'src')?.trim()
  if (src && !src.startsWith('data:') && !(late && /blank|placeholder|spacer|lazy|loading/i.test(src)))
    return src
  return late ?? largest(firstAttribute(image, 'srcset', 'data-srcset', 'data-lazy-srcset')) ?? src
}

/** The candidate with the largest width or density of a `srcset`. */
export function largest(sourceSet: string | undefined): string | undefined {
  let best: { address: string; size: number } | undefined
  // Addresses may hold commas: a candidate ends at a comma followed by white space, or at its descriptor.
  for (const match of (sourceSet ?? '')
    .slice(0, 20_000)
    .matchAll(/([^\s,]\S*[^\s,])(?:\s+([\d.]{1,9})[wx])?\s*(?:,|$)/g)) {
    const size = Number(match[2] ?? 1)
    if (match[1] && (best === undefined || size > best.size)) best = { address: match[1], size }
  }
  return best?.address
}
