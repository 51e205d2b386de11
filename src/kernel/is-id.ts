/** Whether text has the form of an ID (`ids.ts`). Apart from making them, which browsers cannot do that way. */
export function isId(text: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{13}$/.test(text)
}
