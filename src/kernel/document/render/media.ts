import { escapeHtml } from '../escape-html.ts'
import { pictureHtml } from '../picture-html.ts'
import type { Gallery, Picture, Video } from '../types.ts'
import type { RenderState } from './state.ts'

/** Two columns where there is room, else one: half of the text column is what its pictures are asked for. */
const IN_GALLERY = '(min-width: 720px) 340px, 50vw'

export function galleryFigure(gallery: Gallery, state: RenderState): string {
  const pictures = gallery.content.map((picture) => pictureFigure(picture, state, IN_GALLERY)).join('')
  return `<figure class="gallery">${pictures}${captionHtml(gallery.attrs.caption)}</figure>`
}

export function pictureFigure(picture: Picture, state: RenderState, sizes?: string): string {
  const { media, alt, caption } = picture.attrs
  const view = media === null ? undefined : state.context.media(media)
  if (view?.kind !== 'picture') return missing(picture, state.words.picture, alt, state)
  return `<figure>${pictureHtml(view, { alt, sizes })}${captionHtml(caption)}</figure>`
}

export function videoFigure(video: Video, state: RenderState): string {
  const { media, caption } = video.attrs
  const view = media === null ? undefined : state.context.media(media)
  if (view?.kind !== 'video') return missing(video, state.words.video, '', state)
  const size = view.width && view.height ? ` width="${view.width}" height="${view.height}"` : ''
  const name = caption === '' ? '' : ` aria-label="${escapeHtml(caption)}"`
  const source = `<source src="/media/${escapeHtml(view.id)}" type="${escapeHtml(view.mime)}">`
  return `<figure><video controls preload="metadata"${size}${name}>${source}</video>${captionHtml(caption)}</figure>`
}

/** A file that is gone or not fetched yet: what it said in words stays, and where it was. Nothing is loaded from there. */
function missing(node: Picture | Video, note: string, alt: string, state: RenderState): string {
  const { src, caption } = node.attrs
  const link =
    src === null
      ? ''
      : ` (<a href="${escapeHtml(src)}" rel="nofollow ugc noopener">${escapeHtml(state.words.address)}</a>)`
  const words = alt === '' || alt === caption ? '' : `<p>${escapeHtml(alt)}</p>`
  return `<figure class="missing"><p>${escapeHtml(note)}${link}</p>${words}${captionHtml(caption)}</figure>`
}

function captionHtml(caption: string): string {
  return caption === '' ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`
}
