import { variantWidths } from '../../../kernel/document/media-view.ts'
import { element } from '../dom.ts'

type Size = { width: number | null; height: number | null }

/**
 * A stored picture about `wanted` pixels wide: writing needs no more, and originals weigh megabytes. One that has no such
 * size (small, or moving) is shown as it is.
 */
export function showPicture(id: string, wanted: number, size?: Size): HTMLImageElement {
  const original = `/media/${id}`
  const known = size?.width && size.height ? { width: size.width, height: size.height } : undefined
  const widths = known ? variantWidths(known) : [wanted]
  const width = widths.find((one) => one >= wanted) ?? widths.at(-1)
  const img = element('img', {
    src: width === undefined ? original : `${original}/${width}.jpeg`,
    loading: 'lazy',
    decoding: 'async',
    width: known?.width,
    height: known?.height,
    draggable: 'false',
    onerror: () => {
      if (!img.src.endsWith(original)) img.src = original
    },
  })
  return img
}
