import { fileTypeFromBuffer } from 'file-type'
import { CodedError } from '../../kernel/errors.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { storeUpload } from '../media/index.ts'

/**
 * Takes a picture for an account in, as any picture of the portal: cleaned, and with its sizes made. Throws
 * `media.unsupported` for what is no picture, and what `storeUpload` throws.
 */
export async function storeAvatar(
  place: { database: Database; storage: Storage },
  { bytes, name, personId, now }: { bytes: Buffer; name: string; personId: string; now: Date },
): Promise<string> {
  const mime = (await fileTypeFromBuffer(bytes.subarray(0, 4100)).catch(() => undefined))?.mime ?? 'unknown'
  if (!mime.startsWith('image/')) throw new CodedError('media.unsupported', { mime })
  return (await storeUpload(place, { bytes, name, actor: personId, now })).mediaId
}
