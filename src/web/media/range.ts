import type { ByteRange } from '../../platform/storage/index.ts'

/**
 * The part of a file of `size` bytes that a Range header asks for (RFC 9110, 14.1.2): one range, from a position or
 * from the end. Undefined, which means the whole file: no header, one that is malformed, or several ranges, which a
 * server need not honour (14.2). 'unsatisfiable': the range begins behind the end.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const match = header && /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(header)
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  if (match[1] === '') return suffix(Number(match[2]), size)
  const start = Number(match[1])
  const end = match[2] === '' ? size - 1 : Number(match[2])
  if (match[2] !== '' && end < start) return undefined
  return start < size ? { start, end: Math.min(end, size - 1) } : 'unsatisfiable'
}

function suffix(length: number, size: number): ByteRange | 'unsatisfiable' {
  if (length === 0 || size === 0) return 'unsatisfiable'
  return { start: Math.max(0, size - length), end: size - 1 }
}
