import { linkAddress } from '../link-address.ts'
import type { Mark } from '../types.ts'
import { largest, mediaAddress, pictureSource } from './media-address.ts'
import type { HtmlState } from './state.ts'
import { attribute, describe, type Element, elementsUnder, firstAttribute, firstUnder } from './tree.ts'

/** `<img>`, wherever it stands: a block of its own, the text around it parted. Small signs become their words. */
export function image(element: Element, marks: Mark[], state: HtmlState): void {
  const alt = attribute(element, 'alt') ?? ''
  if (isSign(element, alt)) state.builder.text(alt, marks)
  else picture(element, pictureSource(element), alt, marks, state)
}

/** `<picture>`: its `<img>`, or its first source when that is all there is. */
export function pictureElement(element: Element, marks: Mark[], state: HtmlState): void {
  const img = firstUnder(element, 'img')
  const source = firstUnder(element, 'source')
  if (img) image(img, marks, state)
  else if (source) picture(source, largest(firstAttribute(source, 'srcset', 'data-srcset')), '', marks, state)
}

function picture(
  element: Element,
  raw: string | undefined,
  alt: string,
  marks: Mark[],
  state: HtmlState,
): void {
  const address = raw === undefined ? undefined : mediaAddress(raw, state)
  const key = address?.media ?? address?.src
  if (address === undefined || isCounter(element)) {
    state.lost.add('picture', describe(element))
    state.builder.text(alt, marks)
    return
  }
  if (state.inNoscript && key && state.pictures.has(key)) return
  if (key) state.pictures.add(key)
  const title = attribute(element, 'title')?.trim() ?? ''
  if (title !== '' && alt.trim() !== '' && title !== alt.trim()) state.lost.add('title', title)
  const link = marks.find((mark) => mark.type === 'link')
  if (link && !isPictureFile(link.attrs.href)) state.lost.add('link', `around a picture: ${link.attrs.href}`)
  state.builder.block({ type: 'picture', attrs: { ...address, caption: '', alt: alt.trim() || title } })
}

/** `<video>` with its address in itself, in a source, or in an attribute for later. */
export function video(element: Element, marks: Mark[], state: HtmlState): void {
  const sources = [element, ...elementsUnder(element)].filter(
    ({ tagName }) => tagName === 'video' || tagName === 'source',
  )
  const addresses = sources
    .map((source) => firstAttribute(source, 'src', 'data-src'))
    .map((raw) => (raw === undefined ? undefined : mediaAddress(raw, state)))
  const address = addresses.find((each) => each !== undefined)
  for (const name of ['poster', 'autoplay']) {
    const value = attribute(element, name)
    if (value !== undefined) state.lost.add(`video ${name}`, value)
  }
  for (const track of elementsUnder(element))
    if (track.tagName === 'track') state.lost.add('track', describe(track))
  if (address)
    state.builder.block({ type: 'video', attrs: { ...address, caption: attribute(element, 'title') ?? '' } })
  else {
    state.lost.add('video', describe(element))
    state.children(element, marks, state)
  }
}

/** What the schema has no place for but has an address: a paragraph with a link to it. */
export function embed(element: Element, marks: Mark[], state: HtmlState): void {
  state.lost.add(element.tagName, describe(element))
  const inner = [...elementsUnder(element)].find(({ tagName }) => tagName === 'source')
  const raw =
    firstAttribute(element, 'src', 'data-src', 'data', 'data-lazy-src', 'code') ??
    (inner ? firstAttribute(inner, 'src') : undefined)
  const href = raw === undefined ? undefined : linkAddress(raw, state.baseUrl)
  if (href !== undefined) {
    state.builder.flush()
    const words = firstAttribute(element, 'title', 'aria-label') ?? href
    state.builder.text(words, [{ type: 'link', attrs: { href } }])
    state.builder.flush()
  }
  // Inside an iframe is text that nobody sees; inside the others is what a browser shows in their place.
  if (element.tagName !== 'iframe') state.children(element, marks, state)
}

/** Smileys and emoji that a page draws as pictures. */
function isSign(element: Element, alt: string): boolean {
  if (alt.trim() === '' || alt.length > 16) return false
  const source = attribute(element, 'src')?.slice(0, 200) ?? ''
  return (
    /\b(?:wp-smiley|emoji)\b/.test(attribute(element, 'class') ?? '') || /emoji|smil(?:ey|ies)/i.test(source)
  )
}

function isCounter(element: Element): boolean {
  const [width, height] = [attribute(element, 'width'), attribute(element, 'height')]
  return (width === '1' || width === '0') && (height === '1' || height === '0')
}

function isPictureFile(href: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i.test(href)
}
