const MAX_LENGTH = 80

/**
 * Part of an address made from a title: letters and digits of every script kept (Han, Kana, Hangul too), Latin accents
 * folded, lower case, joined by `-`, at most 80 characters, cut between words where it can. May be empty.
 */
export function slugify(title: string): string {
  const words = foldAccents(title.normalize('NFKC').toLowerCase())
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`
    if (length(longer) > MAX_LENGTH) return slug === '' ? cut(word) : slug
    slug = longer
  }
  return slug
}

/** Latin, Greek and Cyrillic lose their accents; Kana and Hangul keep their marks, which are part of the letter. */
function foldAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/([\p{sc=Latin}\p{sc=Greek}])\p{Mn}+/gu, '$1')
    .normalize('NFC')
}

function length(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

function cut(word: string): string {
  return [...word].slice(0, MAX_LENGTH).join('')
}
