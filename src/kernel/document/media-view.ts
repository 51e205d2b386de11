/** Widths in pixels in which pictures are offered. */
export const PICTURE_WIDTHS = [160, 320, 480, 720, 1080, 1600]

/** Formats in which each width is made, best first; the last is the one that everything reads. */
export const PICTURE_FORMATS = ['avif', 'webp', 'jpeg'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

/** WebP ends at 16383 pixels a side; a taller variant (a long strip) is not made. */
const MAX_VARIANT_SIDE = 16_000

/** What a page needs to know to show a stored file. Sizes are CSS pixels after orientation was applied. */
export type MediaView = {
  id: string
  kind: 'picture' | 'video'
  /** Of the original at `/media/{id}`. */
  mime: string
  /** Null when a video does not tell. */
  width: number | null
  height: number | null
  /** `#rrggbb`, shown until the picture has come; null for a video. */
  colour: string | null
  /** Widths at `/media/{id}/{width}.{format}`, rising; none for an animation or a video. */
  widths: number[]
}

/** The widths in which a still picture of this size is offered: those of the list that are smaller, else its own. */
export function variantWidths(size: { width: number; height: number }): number[] {
  const smaller = PICTURE_WIDTHS.filter((width) => width < size.width)
  const widths = smaller.length > 0 ? smaller : [size.width]
  return widths.filter((width) => variantHeight(size, width) <= MAX_VARIANT_SIDE)
}

/** Height in pixels of a picture made `width` wide, at least 1. */
export function variantHeight(size: { width: number; height: number }, width: number): number {
  return Math.max(1, Math.round((size.height * width) / size.width))
}
