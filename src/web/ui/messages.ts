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
import { FURTHER, type Language, type OwnLanguage } from '../../kernel/languages/index.ts'

export { LANGUAGES, languageName } from '../../kernel/languages/index.ts'

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
} as const satisfies Record<OwnLanguage, Record<string, string>>

export type MessageKey = keyof (typeof MESSAGES)['zh-CN'] & string
export type MessageParams = Readonly<Record<string, string | number>>
export type Translate = (key: MessageKey, params?: MessageParams) => string

/**
 * A function from a key to words. `{name}` is replaced by the parameter; `{count|minute|minutes}` by the word that the
 * parameter `count` asks for in the message's language: one form for each of its categories (Intl.PluralRules), in
 * CLDR's order (zero, one, two, few, many, other); when forms are fewer, the last one stands for the rest.
 */
export function translate(language: Language): Translate {
  return (key, params) => say(language, key, params) ?? key
}

/** For keys known only at run time (error codes, field errors): undefined when there is no such message. */
export function translateCode(language: Language, key: string, params?: MessageParams): string | undefined {
  return say(language, key, params)
}

/** The messages whose keys begin with this, for a page's script. */
export function messagesOf(language: Language, prefix: string): Record<string, string> {
  const own = isOwn(language) ? MESSAGES[language] : { ...MESSAGES.en, ...FURTHER[language] }
  return Object.fromEntries(Object.entries(own).filter(([key]) => key.startsWith(prefix)))
}

/**
 * A message that counts, in each of its language's plural categories, for a page's script: there `{count}` is put in, by
 * the category that Intl.PluralRules gives for it. `other` is always one of them.
 */
export function countedForms(language: Language, key: MessageKey): Record<string, string> {
  const [spoken, message] = sayingOf(language, key) ?? (['en', ''] as const)
  const written = (category: Intl.LDMLPluralRule) =>
    message.replace(/\{count\|([^}]*)\}/g, (_, forms: string) => formOf(forms.split('|'), spoken, category))
  return Object.fromEntries(pluralsOf(spoken).order.map((category) => [category, written(category)]))
}

/** A text with the parameters of a message in it, see {@link translate}. */
export function fill(message: string, language: Language, params: MessageParams | undefined): string {
  if (!message.includes('{')) return message
  return message.replace(/\{(\w+)(?:\|([^}]*))?\}/g, (whole, name: string, forms?: string) => {
    const value = params?.[name]
    if (value === undefined) return whole
    return forms === undefined ? String(value) : pluralForm(forms.split('|'), language, Number(value))
  })
}

function say(language: Language, key: string, params: MessageParams | undefined): string | undefined {
  const saying = sayingOf(language, key)
  return saying && fill(saying[1], saying[0], params)
}

/** A message with its language: what a further one does not say is said in English, by the rules of English. */
function sayingOf(language: Language, key: string): readonly [Language, string] | undefined {
  const spoken: Language =
    isOwn(language) || FURTHER[language]?.[key] === undefined ? ownOf(language) : language
  const messages: Readonly<Record<string, string>> = isOwn(spoken)
    ? MESSAGES[spoken]
    : (FURTHER[spoken] ?? {})
  return Object.hasOwn(messages, key) ? [spoken, messages[key] as string] : undefined
}

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const
type Plurals = { rules: Intl.PluralRules; order: Intl.LDMLPluralRule[] }
/** Made once for each language: it costs more than the message. */
const plurals = new Map<Language, Plurals>()

function pluralForm(forms: string[], language: Language, value: number): string {
  return formOf(forms, language, pluralsOf(language).rules.select(value))
}

function formOf(forms: string[], language: Language, category: Intl.LDMLPluralRule): string {
  const known = pluralsOf(language).order
  // A language without plurals whose message has two forms means the second: "other".
  const order = known.length === 1 && forms.length > 1 ? (['one', 'other'] as const) : known
  return forms[(order as readonly string[]).indexOf(category)] ?? forms.at(-1) ?? ''
}

function pluralsOf(language: Language): Plurals {
  const known = plurals.get(language)
  if (known) return known
  const rules = new Intl.PluralRules(language)
  const has = new Set(rules.resolvedOptions().pluralCategories)
  const made = { rules, order: CATEGORIES.filter((category) => has.has(category)) }
  plurals.set(language, made)
  return made
}

function ownOf(language: Language): OwnLanguage {
  return isOwn(language) ? language : 'en'
}

function isOwn(language: Language): language is OwnLanguage {
  return language in MESSAGES
}
