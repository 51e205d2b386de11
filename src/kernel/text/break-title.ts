import { isCjk } from './cjk.ts'
import { joinShortWords } from './join-words.ts'
import { segmenter } from './segmenters.ts'

/** Opening marks, and dashes or markers that lead into what follows. */
const OPENING = /^[\p{Ps}\p{Pi}#＃@＠￥$]+$/u
const NO_LETTER = /^[^\p{L}\p{N}]+$/u
const PARTICLE = /^[的了着过吗呢吧啊呀们得地之与和及们]$/u
/** A number and what it counts stay together (四十年, 三个, 22 分钟); segmenters part them. */
const ENDS_IN_NUMBER = /[\d〇零一二三四五六七八九十百千万亿两几半]$/u
const COUNTED = /^\p{Script=Han}{1,2}$/u

/**
 * Parts of a title between which a line may break (`<wbr>` between them, with `word-break: keep-all`), joined they are
 * the title. Chinese and Japanese break between words; closing punctuation stays with the part before it, opening
 * punctuation with the part after it; a part is never punctuation alone unless the title is. A title without CJK
 * letters is one part: its spaces are its breaks.
 */
export function breakTitle(title: string, language: string): string[] {
  if (title === '' || !isCjk(title)) return title === '' ? [] : [title]
  const parts: string[] = []
  let opening = ''
  for (const { segment } of segmenter(language, 'word').segment(title)) {
    const last = parts.length - 1
    if (OPENING.test(segment) || ((last < 0 || opening !== '') && NO_LETTER.test(segment))) {
      opening += segment
    } else if (
      opening === '' &&
      last >= 0 &&
      (NO_LETTER.test(segment) || belongsBefore(parts[last], segment))
    ) {
      parts[last] += segment
    } else {
      parts.push(opening + segment)
      opening = ''
    }
  }
  if (opening !== '') {
    if (parts.length > 0) parts[parts.length - 1] += opening
    else parts.push(opening)
  }
  return joinShortWords(parts)
}

/** Single-character particles do not begin a line; Latin words and numbers side by side break at their own spaces. */
function belongsBefore(before: string | undefined, segment: string): boolean {
  if (before === undefined) return false
  if (PARTICLE.test(segment)) return !/[\p{P}\s]$/u.test(before)
  if (ENDS_IN_NUMBER.test(before) && COUNTED.test(segment)) return true
  return /[\p{L}\p{N}]$/u.test(before) && !isCjk(before.slice(-1)) && !isCjk(segment)
}
