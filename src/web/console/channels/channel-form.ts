import type { Channel, ChannelWords } from '../../../domain/channels/index.ts'
import { LANGUAGES, type LocalText } from '../../../domain/settings/index.ts'
import { slugify } from '../../../kernel/text/index.ts'
import type { FormValues } from '../../http/form-values.ts'
import type { FieldErrorKeys } from '../../ui/settings-fields.tsx'

/** A channel as it was typed. */
export type ChannelTyped = {
  names: LocalText
  descriptions: LocalText
  slug: string
  ownColour: boolean
  colour: string
  isColumn: boolean
}

const NAME_MAX = 40
const DESCRIPTION_MAX = 200

/** The fields of a channel that is not there yet. */
export function emptyChannel(colour: string): ChannelTyped {
  return {
    names: none(),
    descriptions: none(),
    slug: '',
    ownColour: false,
    colour,
    isColumn: false,
  }
}

/** The fields of a channel as it is. */
export function typedChannel(channel: Channel, colour: string): ChannelTyped {
  return {
    names: { ...none(), ...channel.names },
    descriptions: { ...none(), ...channel.descriptions },
    slug: channel.slug,
    ownColour: channel.colour !== null,
    colour: channel.colour ?? colour,
    isColumn: channel.isColumn,
  }
}

export function readChannelForm(form: FormValues): ChannelTyped {
  return {
    names: texts(form, 'names'),
    descriptions: texts(form, 'descriptions'),
    slug: form.text('slug').trim().toLowerCase(),
    ownColour: form.text('colourKind') === 'own',
    colour: form.text('colour').trim(),
    isColumn: form.text('kind') === 'column',
  }
}

/** What was typed as the domain wants it, or why not: a message key a field. An empty address is made from the name. */
export function channelWords(typed: ChannelTyped): {
  words: Omit<ChannelWords, 'position'>
  errors: FieldErrorKeys
} {
  const errors: Record<string, string> = {}
  if (tooLong(typed.names, NAME_MAX)) errors.names = 'settings.text_too_long'
  if (tooLong(typed.descriptions, DESCRIPTION_MAX)) errors.descriptions = 'settings.text_too_long'
  const words = {
    slug: typed.slug || slugify(typed.names.en || typed.names['zh-CN']),
    names: typed.names,
    descriptions: typed.descriptions,
    colour: typed.ownColour ? typed.colour.toLowerCase() : null,
    isColumn: typed.isColumn,
  }
  return { words, errors }
}

/** The field that an error of the domain is about. */
export function fieldOf(code: string): string | undefined {
  const fields: Record<string, string> = {
    'channel.slug_invalid': 'slug',
    'channel.slug_taken': 'slug',
    'channel.name_missing': 'names',
    'channel.colour_invalid': 'colour',
  }
  return fields[code]
}

function texts(form: FormValues, name: string): LocalText {
  const clean = (text: string): string =>
    text
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  const pairs = LANGUAGES.map((language) => [language, clean(form.text(`${name}-${language}`))])
  return Object.fromEntries(pairs) as LocalText
}

function none(): LocalText {
  return Object.fromEntries(LANGUAGES.map((language) => [language, ''])) as LocalText
}

function tooLong(text: LocalText, limit: number): boolean {
  return LANGUAGES.some((language) => [...(text[language] ?? '')].length > limit)
}
