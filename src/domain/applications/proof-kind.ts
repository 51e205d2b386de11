import { fileTypeFromBuffer } from 'file-type'
import { CodedError } from '../../kernel/errors.ts'
import { loadSharp } from '../media/index.ts'
import type { Proof } from './application.ts'

export const PROOF_MAX_BYTES = 10 * 1024 * 1024
export const PROOFS_MAX = 10

export const PROOF_EXTENSIONS: Record<Proof['mime'], string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

const PIXELS_MAX = 100_000_000

/** Tells a proof by its content alone. Throws `media.empty`, `media.too_large`, `media.unsupported`, `media.broken`. */
export async function proofKind(bytes: Buffer): Promise<Proof['mime']> {
  if (bytes.length === 0) throw new CodedError('media.empty')
  if (bytes.length > PROOF_MAX_BYTES) throw new CodedError('media.too_large', { limit: PROOF_MAX_BYTES })
  const mime = (await fileTypeFromBuffer(bytes.subarray(0, 4100)).catch(() => undefined))?.mime ?? 'unknown'
  if (!Object.hasOwn(PROOF_EXTENSIONS, mime)) throw new CodedError('media.unsupported', { mime })
  const kind = mime as Proof['mime']
  if (kind === 'application/pdf') {
    if (!bytes.subarray(-2048).includes('%%EOF')) throw new CodedError('media.broken')
    return kind
  }
  const sharp = await loadSharp()
  const {
    format,
    width = 0,
    height = 0,
  } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new CodedError('media.broken')
    })
  if (`image/${format}` !== kind) throw new CodedError('media.unsupported', { mime: String(format) })
  if (width * height > PIXELS_MAX) throw new CodedError('media.too_many_pixels', { width, height })
  return kind
}
