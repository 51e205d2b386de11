import { type MediaView, PICTURE_FORMATS, variantHeight } from '../../kernel/document/media-view.ts'

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

const TYPES = { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg' } as const

/** A picture with its size in the HTML, in every width that is offered; its colour shows until it has come. */
export function Picture({ view, alt, shape, sizes, first = false }: PictureProps) {
  const { id, width, height, widths } = view
  const fallback = widths.find((offered) => offered >= 720) ?? widths.at(-1)
  return (
    <picture class={`picture picture-${shape}`}>
      {widths.length > 0 &&
        PICTURE_FORMATS.map((format) => (
          <source
            type={TYPES[format]}
            srcset={widths.map((offered) => `/media/${id}/${offered}.${format} ${offered}w`).join(', ')}
            sizes={sizes}
          />
        ))}
      <img
        src={fallback ? `/media/${id}/${fallback}.jpeg` : `/media/${id}`}
        alt={alt}
        width={fallback ?? width ?? undefined}
        height={
          fallback && width && height ? variantHeight({ width, height }, fallback) : (height ?? undefined)
        }
        loading={first ? 'eager' : 'lazy'}
        fetchpriority={first ? 'high' : undefined}
        decoding="async"
      />
    </picture>
  )
}
