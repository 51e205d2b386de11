import { type MediaView, variantWidths } from '../../kernel/document/media-view.ts'

/** The columns of `media` that a page needs. */
export type MediaRow = {
  id: string
  kind: string
  mime: string
  width: number | null
  height: number | null
  colour: string | null
  frames: number
}

/** A stored file as pages show it; animations and videos have no sizes. */
export function viewOfRow(row: MediaRow): MediaView {
  const still = row.kind === 'picture' && row.frames === 1 && row.width && row.height
  return {
    id: row.id,
    kind: row.kind === 'video' ? 'video' : 'picture',
    mime: row.mime,
    width: row.width,
    height: row.height,
    colour: row.colour,
    widths: still ? variantWidths({ width: row.width as number, height: row.height as number }) : [],
  }
}
