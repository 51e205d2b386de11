/** What a language is called in another, from the platform's own names. */
export function languageLabel(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code
}
