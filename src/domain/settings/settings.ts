import type { Language, LocalText } from '../../kernel/languages/index.ts'
import { DEFAULT_RULES, type RuleSettings } from './rules.ts'

export {
  isLanguage,
  LANGUAGES,
  type Language,
  type LocalText,
  localText,
} from '../../kernel/languages/index.ts'

/** What the operator has decided, complete: what was never decided has its default. */
export type Settings = RuleSettings & {
  /** Never empty: a language without a name has the other one's. */
  portalName: LocalText
  tagline: LocalText
  /** Languages that readers may choose, at least one, in the order of the switch. */
  languages: Language[]
  /** One of `languages`: for readers whose browser asks for none of them. */
  defaultLanguage: Language
  /** IANA zone in which times are shown. */
  timeZone: string
  /** `#rrggbb`, lower case. Contrast is corrected where it is drawn. */
  accent: string
  /** Shown under every article. `{account}` and `{portal}` stand for names, see `hostNotice`. */
  hostNotice: LocalText
  /** An e-mail address or an http(s) address for applications and complaints; '' when not told. */
  contact: string
  /** When the operator was created; null on an empty portal, whose pages say so. */
  setUpAt: Date | null
}

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  ...DEFAULT_RULES,
  portalName: { 'zh-CN': 'Masthead', en: 'Masthead' },
  tagline: { 'zh-CN': '', en: '' },
  languages: ['zh-CN', 'en'],
  defaultLanguage: 'zh-CN',
  timeZone: 'UTC',
  accent: '#a62b17',
  hostNotice: {
    'zh-CN': '本文由“{account}”号的作者上传并发布，{portal}仅提供信息存储服务，文中观点不代表{portal}立场。',
    en: 'This article was uploaded and published by the account “{account}”. {portal} stores it and does not necessarily share its views.',
  },
  contact: '',
  setUpAt: null,
}
