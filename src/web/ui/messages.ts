/** The interface's own words, in every language: `messages/{language}/{area}.json`, flat keys, built in. */
import enAccess from '../../../messages/en/access.json' with { type: 'json' }
import enApply from '../../../messages/en/apply.json' with { type: 'json' }
import enComments from '../../../messages/en/comments.json' with { type: 'json' }
import enCommon from '../../../messages/en/common.json' with { type: 'json' }
import enConsole from '../../../messages/en/console.json' with { type: 'json' }
import enDesk from '../../../messages/en/desk.json' with { type: 'json' }
import enEditor from '../../../messages/en/editor.json' with { type: 'json' }
import enErrors from '../../../messages/en/errors.json' with { type: 'json' }
import enHelp from '../../../messages/en/help.json' with { type: 'json' }
import enJoining from '../../../messages/en/joining.json' with { type: 'json' }
import enMail from '../../../messages/en/mail.json' with { type: 'json' }
import enPeople from '../../../messages/en/people.json' with { type: 'json' }
import enRanking from '../../../messages/en/ranking.json' with { type: 'json' }
import enReader from '../../../messages/en/reader.json' with { type: 'json' }
import enSearch from '../../../messages/en/search.json' with { type: 'json' }
import enSharing from '../../../messages/en/sharing.json' with { type: 'json' }
import enSlots from '../../../messages/en/slots.json' with { type: 'json' }
import enStudio from '../../../messages/en/studio.json' with { type: 'json' }
import enWork from '../../../messages/en/work.json' with { type: 'json' }
import zhAccess from '../../../messages/zh-CN/access.json' with { type: 'json' }
import zhApply from '../../../messages/zh-CN/apply.json' with { type: 'json' }
import zhComments from '../../../messages/zh-CN/comments.json' with { type: 'json' }
import zhCommon from '../../../messages/zh-CN/common.json' with { type: 'json' }
import zhConsole from '../../../messages/zh-CN/console.json' with { type: 'json' }
import zhDesk from '../../../messages/zh-CN/desk.json' with { type: 'json' }
import zhEditor from '../../../messages/zh-CN/editor.json' with { type: 'json' }
import zhErrors from '../../../messages/zh-CN/errors.json' with { type: 'json' }
import zhHelp from '../../../messages/zh-CN/help.json' with { type: 'json' }
import zhJoining from '../../../messages/zh-CN/joining.json' with { type: 'json' }
import zhMail from '../../../messages/zh-CN/mail.json' with { type: 'json' }
import zhPeople from '../../../messages/zh-CN/people.json' with { type: 'json' }
import zhRanking from '../../../messages/zh-CN/ranking.json' with { type: 'json' }
import zhReader from '../../../messages/zh-CN/reader.json' with { type: 'json' }
import zhSearch from '../../../messages/zh-CN/search.json' with { type: 'json' }
import zhSharing from '../../../messages/zh-CN/sharing.json' with { type: 'json' }
import zhSlots from '../../../messages/zh-CN/slots.json' with { type: 'json' }
import zhStudio from '../../../messages/zh-CN/studio.json' with { type: 'json' }
import zhWork from '../../../messages/zh-CN/work.json' with { type: 'json' }
import type { Language } from './frame.ts'

const MESSAGES = {
  'zh-CN': {
    ...zhAccess,
    ...zhApply,
    ...zhComments,
    ...zhCommon,
    ...zhConsole,
    ...zhDesk,
    ...zhEditor,
    ...zhErrors,
    ...zhHelp,
    ...zhJoining,
    ...zhMail,
    ...zhPeople,
    ...zhRanking,
    ...zhReader,
    ...zhSearch,
    ...zhSharing,
    ...zhSlots,
    ...zhStudio,
    ...zhWork,
  },
  en: {
    ...enAccess,
    ...enApply,
    ...enComments,
    ...enCommon,
    ...enConsole,
    ...enDesk,
    ...enEditor,
    ...enErrors,
    ...enHelp,
    ...enJoining,
    ...enMail,
    ...enPeople,
    ...enRanking,
    ...enReader,
    ...enSearch,
    ...enSharing,
    ...enSlots,
    ...enStudio,
    ...enWork,
  },
} as const satisfies Record<Language, Record<string, string>>

export const LANGUAGES = Object.keys(MESSAGES) as Language[]
/** Languages in their own words, for the language switch. */
export const LANGUAGE_NAMES: Record<Language, string> = { 'zh-CN': '中文', en: 'English' }

export type MessageKey = keyof (typeof MESSAGES)['zh-CN'] & string
export type MessageParams = Readonly<Record<string, string | number>>
export type Translate = (key: MessageKey, params?: MessageParams) => string

/**
 * A function from a key to words. `{name}` is replaced by the parameter; `{count|minute|minutes}` by the word for one
 * or for other numbers, chosen by the parameter `count` (Intl.PluralRules).
 */
export function translate(language: Language): Translate {
  const messages: Record<string, string> = MESSAGES[language]
  return (key, params) => fill(messages[key] ?? key, language, params)
}

/** For keys known only at run time (error codes, field errors): undefined when there is no such message. */
export function translateCode(language: Language, key: string, params?: MessageParams): string | undefined {
  const messages: Record<string, string> = MESSAGES[language]
  return Object.hasOwn(messages, key) ? fill(messages[key] as string, language, params) : undefined
}

/** The messages whose keys begin with this, for a page's script. */
export function messagesOf(language: Language, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(MESSAGES[language]).filter(([key]) => key.startsWith(prefix)))
}

/** A text with the parameters of a message in it, see {@link translate}. */
export function fill(message: string, language: Language, params: MessageParams | undefined): string {
  if (!message.includes('{')) return message
  return message.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (whole, name: string, one?: string, other?: string) => {
      const value = params?.[name]
      if (value === undefined) return whole
      if (one === undefined || other === undefined) return String(value)
      return isOne(language, value) ? one : other
    },
  )
}

function isOne(language: Language, value: string | number): boolean {
  return language === 'en' && Number(value) === 1
}
