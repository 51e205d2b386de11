import { readText } from '../read-text.ts'
import { createWxrParser } from './parse-wxr.ts'
import type { WxrEvent } from './raw.ts'

/** The things of a WXR file in their order, from disk, in pieces. `onBytes` hears how many bytes were read. */
export async function* readWxr(
  path: string,
  { skip, onBytes }: { skip?: ReadonlySet<string>; onBytes(bytes: number): void },
): AsyncGenerator<WxrEvent> {
  const parser = createWxrParser(skip)
  for await (const piece of readText(path)) {
    onBytes(piece.bytes)
    yield* parser.write(piece.text)
  }
  yield* parser.end()
}
