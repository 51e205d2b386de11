/** A file of the old site's media library. */
export type Attachment = { id: string; url: string; alt: string; caption: string }

/** What a body can ask its export for. */
export type BodyContext = {
  attachment(id: string): Attachment | undefined
  attachmentAt(url: string): Attachment | undefined
  /** The files that were uploaded to the post itself: a gallery without a list shows them. */
  children(): Attachment[]
  /** Texts of the block editor's footnotes, HTML by ID. */
  footnotes: ReadonlyMap<string, string>
}

const PICTURE = /\.(jpe?g|png|gif|webp|avif)$/i

/** Whether the address is that of a picture that can be stored. */
export function isPictureAddress(url: string): boolean {
  return PICTURE.test(url.replace(/[?#].*$/, ''))
}
