import { nearestLanguage } from '../../kernel/languages/index.ts'
import type { Edition, Language, Theme } from '../ui/frame.ts'

/** How a reader sees a page: chosen (cookie `view`) or negotiated (Accept-Language). Part of the page cache's key. */
export type View = {
  language: Language
  edition: Edition
  theme: Theme
  /** Chose more than that (text, palette, aids): the page is the same, and links the reader's own `/reading.css`. */
  reading?: boolean
}

export const VIEW_COOKIE = 'view'
const EDITIONS: readonly Edition[] = ['standard', 'care']
const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

/** The languages a portal offers, and the one for readers who ask for none of them. */
export type LanguageOffer = { languages: readonly Language[]; defaultLanguage: Language }

/** The view of a request, from its raw headers. */
export function viewOf(headers: { cookie?: string; 'accept-language'?: string }, offer: LanguageOffer): View {
  const chosen = readViewCookie(headers.cookie)
  const language = offer.languages.find((one) => one === chosen?.[0])
  return {
    language: language ?? negotiate(headers['accept-language'], offer),
    edition: EDITIONS.find((one) => one === chosen?.[1]) ?? 'standard',
    theme: THEMES.find((one) => one === chosen?.[2]) ?? 'auto',
    ...(chosen?.[3] && { reading: true }),
  }
}

/** The cookie's value for a view; an absent language goes on being negotiated. `reading` in its own words, or ''. */
export function writeView(view: {
  language?: string
  edition: Edition
  theme: Theme
  reading?: string
}): string {
  return `${view.language ?? ''}~${view.edition}~${view.theme}${view.reading ? `~${view.reading}` : ''}`
}

export function readViewCookie(cookie: string | undefined): string[] | undefined {
  if (!cookie?.includes('view=')) return undefined
  const match = /(?:^|;\s*)view=([^;]*)/.exec(cookie)
  return match?.[1]?.split('~')
}

/**
 * The offered language that an Accept-Language header prefers (RFC 9110, 12.5.4): any Chinese is served by `zh-CN`,
 * any English by `en`.
 */
export function negotiate(
  header: string | undefined,
  { languages, defaultLanguage }: LanguageOffer,
): Language {
  if (!header) return defaultLanguage
  let best: { language: Language; weight: number } | undefined
  for (const part of header.slice(0, 300).split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
    const language = nearestLanguage(languages, range)
    const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
    const weight = quality ? Number(quality.split('=')[1]) : 1
    if (language && weight > (best?.weight ?? 0)) best = { language, weight }
  }
  return best?.language ?? defaultLanguage
}
