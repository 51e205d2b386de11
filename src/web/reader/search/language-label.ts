/** What a language is called in another, from the platform's own names. */
export function languageLabel(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code
}

/** Whether a tag begins with a language that has a name, with a country or script at most. Articles may be in any. */
export function isKnownLanguage(tag: string): boolean {
  if (!/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(tag)) return false
  const [primary = ''] = tag.split('-')
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(primary) !== undefined
}
