import { readText } from '../read-text.ts'

export type Line = {
  text: string
  number: number
  /** Longer than the limit: `text` is empty. */
  tooLong: boolean
  /** The file ends here without a line feed. */
  last: boolean
}

/** Longest line in characters; holds a body at its limit, every character of it escaped, and its comments. */
export const LINE_LIMIT = 16 * 1024 * 1024

/** The lines of a file in pieces from disk; of a line that is too long only its number is kept. */
export async function* readLines(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Line> {
  let parts: string[] = []
  let length = 0
  let number = 1
  const take = (last: boolean): Line => {
    const tooLong = length > LINE_LIMIT
    const line = { text: tooLong ? '' : parts.join(''), number: number++, tooLong, last }
    parts = []
    length = 0
    return line
  }
  const keep = (text: string) => {
    length += text.length
    if (length > LINE_LIMIT) parts = []
    else if (text) parts.push(text)
  }
  for await (const piece of readText(path)) {
    let from = 0
    for (let end = piece.text.indexOf('\n'); end !== -1; end = piece.text.indexOf('\n', from)) {
      keep(piece.text.slice(from, end))
      yield take(false)
      from = end + 1
    }
    keep(piece.text.slice(from))
    onBytes(piece.bytes)
  }
  if (length > 0) yield take(true)
}
