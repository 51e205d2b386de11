import traditionalToSimplified from 'opencc-js/dict/TSCharacters'

const HAN = foldsOfHan(traditionalToSimplified)
const MAY_HAVE_ACCENTS = /[\u00c0-\u024f\u0370-\u03ff\u1e00-\u1fff]|[\u0300-\u036f]/
const FOLDED_HAN = /[\u2e80-\u9fff\uf900-\ufaff\ud840-\ud8bf]/

/**
 * A text as search compares it: compatibility forms made plain (NFKC), lower case, Latin and Greek without accents,
 * traditional Han characters as simplified ones. Character by character, so that a word is folded alike in a title
 * and in a question, whatever stands around it.
 */
export function foldForSearch(text: string): string {
  return foldHan(foldAccents(text.normalize('NFKC').toLowerCase().toWellFormed()))
}

function foldAccents(text: string): string {
  if (!MAY_HAVE_ACCENTS.test(text)) return text
  return text
    .normalize('NFD')
    .replace(/([\p{sc=Latin}\p{sc=Greek}])\p{Mn}+/gu, '$1')
    .normalize('NFC')
}

function foldHan(text: string): string {
  if (!FOLDED_HAN.test(text)) return text
  let folded = ''
  let from = 0
  let at = 0
  for (const character of text) {
    const simple = HAN.get(character)
    if (simple !== undefined) {
      folded += text.slice(from, at) + simple
      from = at + character.length
    }
    at += character.length
  }
  return from === 0 ? text : folded + text.slice(from)
}

// A pair is a character, a space, and what it becomes; of several the first is the usual one.
function foldsOfHan(pairs: string): ReadonlyMap<string, string> {
  const folds = new Map<string, string>()
  for (const pair of pairs.split('|')) {
    const [from, to] = pair.split(' ')
    if (from && to && from !== to) folds.set(from, to)
  }
  return folds
}
