import { plainText, RENDERER_VERSION, renderHtml } from '../../kernel/document/index.ts'
import { countUnits } from '../../kernel/text/index.ts'
import { type CopyField, copyField } from './copy-text.ts'
import { type FillerText, writeText } from './write-text.ts'

/** A text with all that its rows need, rendered and encoded once for the articles that share it. */
export type PreparedText = FillerText & {
  bodyField: CopyField
  plainField: CopyField
  htmlField: CopyField
  renderer: number
  units: number
}

export function prepareText(random: () => number): PreparedText {
  const text = writeText(random)
  const plain = plainText(text.body)
  const html = renderHtml(text.body, { media: () => undefined, language: text.words.language })
  return {
    ...text,
    bodyField: copyField(text.body),
    plainField: copyField(plain),
    htmlField: copyField(html),
    renderer: RENDERER_VERSION,
    units: countUnits(plain),
  }
}
