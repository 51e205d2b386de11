import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A language that nobody speaks, made of English: every letter accented, every text 40 % longer. */
export const PSEUDO = 'en-XA'

const ACCENTED: Record<string, string> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, at) => [
    letter,
    [...'åƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ'][at] ?? letter,
  ]),
)

/** All messages of the project, as the one file of a further language would hold them. */
export function pseudoMessages(): Record<string, string> {
  const folder = join(import.meta.dirname, '..', '..', 'messages', 'en')
  const english: Record<string, string> = Object.assign(
    {},
    ...readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  )
  const entries = Object.entries(english).map(([key, text]) => [key, pseudoText(text)])
  return { ...Object.fromEntries(entries), 'language.name': pseudoText('Pseudo') }
}

/** `{parameters}` stay as they are; the forms of a plural are words. */
function pseudoText(text: string): string {
  const words = text.replace(/\{(\w+)((?:\|[^|}]*)*)\}|[^{]+/g, (part, name?: string, forms?: string) => {
    if (name === undefined) return accented(part)
    return forms ? `{${name}${accented(forms)}}` : `{${name}}`
  })
  return `${words}${filler(text.replace(/\{[^}]*\}/g, '').trim())}`
}

function accented(text: string): string {
  return [...text].map((letter) => ACCENTED[letter] ?? letter).join('')
}

/** Longer by words where there are several, else by letters; a mark alone, such as a colon, stays. */
function filler(text: string): string {
  if (!/\p{L}/u.test(text)) return ''
  const wanted = Math.ceil(text.length * 0.4)
  const more = 'ŝö öñ åñđ ƒûŕţĥéŕ '
    .repeat(Math.ceil(wanted / 18))
    .slice(0, wanted)
    .trim()
  return text.includes(' ') ? ` ${more}` : more.replaceAll(' ', '')
}
