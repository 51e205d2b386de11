import { segmenter } from './segmenters.ts'

/**
 * The beginning of a plain text on one line, at most `max` characters with the closing `…`. It ends after a sentence if
 * one ends in the last third of what fits (then without `…`), else between words.
 */
export function excerpt(plain: string, max: number): string {
  // A text can be a book: only what can be shown, and a little more to see where it ends, is looked at.
  const text = [
    ...plain
      .slice(0, max * 4 + 64)
      .replace(/\s+/g, ' ')
      .trim(),
  ]
  if (text.length <= max) return text.join('')
  const fitting = text.slice(0, max).join('')
  return wholeSentences(fitting, text.slice(0, max + 40).join('')) ?? wholeWords(text, max)
}

function wholeSentences(fitting: string, longer: string): string | undefined {
  let end = 0
  for (const { segment, index } of segmenter('und', 'sentence').segment(longer)) {
    const stop = index + segment.trimEnd().length
    if (stop > fitting.length) break
    if (/[.!?。！？…」』”’）)]$/u.test(segment.trimEnd())) end = stop
  }
  return end >= (fitting.length * 2) / 3 ? fitting.slice(0, end) : undefined
}

function wholeWords(text: string[], max: number): string {
  const fitting = text.slice(0, max - 1).join('')
  let end = 0
  for (const { segment, index } of segmenter('zh', 'word').segment(text.slice(0, max + 40).join(''))) {
    if (index + segment.length > fitting.length) break
    end = index + segment.length
  }
  const kept = end > 0 ? fitting.slice(0, end) : fitting
  return `${kept.replace(/[\s,，、;；:：—–-]+$/u, '')}…`
}
