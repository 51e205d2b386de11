import type { Settings } from '../../settings/index.ts'

/**
 * The portal's language that a BCP 47 tag of a source means (`en-US` → `en`), the tag itself when the portal does not
 * speak it, the portal's default when there is none or it is malformed.
 */
export function portalLanguage(tag: string | null, settings: Settings): string {
  const canonical = tag ? canonicalTag(tag) : null
  if (!canonical) return settings.defaultLanguage
  const exact = settings.languages.find((language) => language === canonical)
  const { language, script, region } = new Intl.Locale(canonical).maximize()
  // Written Chinese is two languages: only simplified Chinese is zh-CN.
  const near = settings.languages.find((other) => {
    const portal = new Intl.Locale(other).maximize()
    return portal.language === language && portal.script === script
  })
  return (
    exact ?? near ?? (region && language === 'zh' ? `zh-${script === 'Hant' ? 'TW' : region}` : canonical)
  )
}

/**
 * The language of a text, by its letters, where the source says none or says one that cannot be: `ja` for Kana, `ko`
 * for Hangul, Chinese for Han; otherwise `otherwise`, unless that is Chinese, Japanese or Korean and the text has
 * nothing of them, then `en`.
 */
export function detectLanguage(text: string, otherwise: string): string {
  const sample = text.slice(0, 4000)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const letters = count(/\p{L}/gu)
  if (letters < 20) return otherwise
  const kana = count(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu) / letters
  const hangul = count(/\p{sc=Hangul}/gu) / letters
  const han = count(/\p{sc=Han}/gu) / letters
  const base = otherwise.split('-')[0]
  if (kana > 0.1) return 'ja'
  if (hangul > 0.3) return 'ko'
  if (han > 0.4) return base === 'zh' ? otherwise : 'zh-CN'
  const isCjk = base === 'zh' || base === 'ja' || base === 'ko'
  return isCjk && kana + hangul + han < 0.02 ? 'en' : otherwise
}

function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.replace(/_/g, '-'))[0] ?? null
  } catch {
    return null
  }
}
