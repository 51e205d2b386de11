import { CodedError } from '../../kernel/errors.ts'

const SEGMENT = /^[a-z0-9_-][a-z0-9._-]{0,99}$/

/** Refuses a key that is not a relative path of plain lower-case segments. Errors: `storage.bad_key`. */
export function checkKey(key: string): string {
  const segments = key.split('/')
  const sound = segments.length <= 8 && segments.every((segment) => SEGMENT.test(segment))
  if (!sound) throw new CodedError('storage.bad_key', { key: key.slice(0, 200) })
  return key
}
