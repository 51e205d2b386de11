import { type Language, localText, type Settings } from './settings.ts'

/** The host's notice under an article: plain text in a language, with the account's and the portal's names filled in. */
export function hostNotice(
  settings: Pick<Settings, 'hostNotice' | 'portalName'>,
  language: Language,
  { account }: { account: string },
): string {
  const names: Record<string, string> = { account, portal: localText(settings.portalName, language) }
  return localText(settings.hostNotice, language).replace(
    /\{(account|portal)\}/g,
    (_, name) => names[name] ?? '',
  )
}
