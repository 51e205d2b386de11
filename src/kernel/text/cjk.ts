const CJK_LETTER = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}]/u

/** Whether a text has a Han, Kana, Hangul or Bopomofo letter. Punctuation and full-width Latin do not count. */
export function isCjk(text: string): boolean {
  return CJK_LETTER.test(text)
}
