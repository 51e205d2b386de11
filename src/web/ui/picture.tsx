import { type MediaView, pictureHtml } from '../../kernel/document/index.ts'

type PictureProps = {
  view: MediaView
  /** '' when the picture says nothing that the words beside it do not. */
  alt: string
  /** `lead` 16:9, `card` 3:2, `square` 1:1, `whole` its own shape. */
  shape: 'lead' | 'card' | 'square' | 'whole'
  /** CSS width at each layout, for the browser's choice of a file. */
  sizes: string
  /** The first picture of a page is fetched at once, before others. */
  first?: boolean
}

/** A picture cut to one of the page's shapes; its colour shows until it has come. */
export function Picture({ view, alt, shape, sizes, first = false }: PictureProps) {
  const html = pictureHtml(view, { alt, sizes, loading: first ? 'eager' : 'lazy' })
  return <div class={`picture picture-${shape}`} dangerouslySetInnerHTML={{ __html: html }} />
}
