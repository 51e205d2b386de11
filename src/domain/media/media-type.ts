import { fileTypeFromBuffer } from 'file-type'
import { CodedError } from '../../kernel/errors.ts'

export type PictureMime = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'image/avif'
export type VideoMime = 'video/mp4' | 'video/webm'
export type MediaType =
  | { kind: 'picture'; mime: PictureMime; extension: string }
  | { kind: 'video'; mime: VideoMime; extension: string }

/** Bytes from the beginning of a file that {@link sniff} wants to see. */
export const HEAD_BYTES = 4100

const TYPES: MediaType[] = [
  { kind: 'picture', mime: 'image/jpeg', extension: 'jpg' },
  { kind: 'picture', mime: 'image/png', extension: 'png' },
  { kind: 'picture', mime: 'image/webp', extension: 'webp' },
  { kind: 'picture', mime: 'image/gif', extension: 'gif' },
  { kind: 'picture', mime: 'image/avif', extension: 'avif' },
  { kind: 'video', mime: 'video/mp4', extension: 'mp4' },
  { kind: 'video', mime: 'video/webm', extension: 'webm' },
]

// An animated PNG has a type of its own there; here it is a PNG.
const ALIASES: Record<string, string> = { 'image/apng': 'image/png' }

/** Tells a file by its content; a name or a declared type is never asked. Errors: `media.unsupported`. */
export async function sniff(head: Uint8Array): Promise<MediaType> {
  const mime = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime ?? 'unknown'
  const type = TYPES.find((one) => one.mime === (ALIASES[mime] ?? mime))
  if (!type) throw new CodedError('media.unsupported', { mime })
  return type
}

/** The extension of a stored type, without a dot. */
export function extensionOf(mime: string): string {
  return TYPES.find((one) => one.mime === mime)?.extension ?? 'bin'
}
