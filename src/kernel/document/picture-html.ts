import { colourClass } from './colour-class.ts'
import { escapeHtml } from './escape-html.ts'
import type { MediaView } from './media-view.ts'

export type PictureOptions = {
  /** Empty for a picture that only decorates. */
  alt: string
  /** The `sizes` attribute; by default the text column of an article. */
  sizes?: string
  className?: string
  /** `eager` for the one picture that readers see first; it is then fetched with high priority. */
  loading?: 'lazy' | 'eager'
}

const TEXT_COLUMN = '(min-width: 720px) 680px, 100vw'
/** Beside an original that is little wider than the widest size made, the original is not worth its bytes. */
const WORTH_ORIGINAL = 1.25
const WIDEST = 1600

/** `<picture>` with AVIF, WebP and JPEG in the widths of the view; an animation is a plain `<img>` of the original. */
export function pictureHtml(view: MediaView, options: PictureOptions): string {
  const original = `/media/${escapeHtml(view.id)}`
  const sizes = escapeHtml(options.sizes ?? TEXT_COLUMN)
  const widest = view.widths.at(-1)
  if (widest === undefined) return imageHtml(view, options, `src="${original}"`)
  const sources = ['avif', 'webp'].map(
    (format) =>
      `<source type="image/${format}" srcset="${sourceSet(view, original, format)}" sizes="${sizes}">`,
  )
  const fallback = view.widths.findLast((width) => width <= 1080) ?? widest
  const source = `src="${original}/${fallback}.jpeg" srcset="${sourceSet(view, original, 'jpeg')}" sizes="${sizes}"`
  return `<picture>${sources.join('')}${imageHtml(view, options, source)}</picture>`
}

function sourceSet(view: MediaView, original: string, format: string): string {
  const candidates = view.widths.map((width) => `${original}/${width}.${format} ${width}w`)
  const widest = view.widths.at(-1) ?? 0
  const width = view.width ?? 0
  // Browsers read any format they know here whatever `type` says, so the original may stand in for a size between.
  if (width <= WIDEST && width >= widest * WORTH_ORIGINAL) candidates.push(`${original} ${width}w`)
  return candidates.join(', ')
}

function imageHtml(view: MediaView, options: PictureOptions, source: string): string {
  const size = view.width && view.height ? ` width="${view.width}" height="${view.height}"` : ''
  const names = [options.className, colourClass(view.colour)].filter((name) => name)
  const classes = names.length > 0 ? ` class="${escapeHtml(names.join(' '))}"` : ''
  const loading = options.loading === 'eager' ? ' fetchpriority="high"' : ' loading="lazy"'
  return `<img ${source}${size} alt="${escapeHtml(options.alt)}"${classes}${loading} decoding="async">`
}
