import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { even } from './random.ts'

/** Words by rank, the common ones first. */
export type Vocabulary = { chinese: string[]; english: string[] }

const CHINESE_WORDS = 30_000
const ENGLISH_WORDS = 12_000
const HAN = /\p{sc=Han}/gu
const LATIN = /[a-z]{2,}/g
const ONSETS = 'b br c ch d dr f fl g gr h j k l m n p pl r s sh sl st t th tr v w'.split(' ')
const VOWELS = 'a e i o u ai ea ee oa ou'.split(' ')
const CODAS = ['', '', 'n', 'r', 's', 't', 'l', 'm', 'nd', 'st', 'ck', 'ng']

/**
 * Words for generated texts: characters and words of the demo's articles by how often they occur there; Chinese words
 * are put together from those characters, further English ones from syllables.
 */
export async function makeVocabulary(folder: string, random: () => number): Promise<Vocabulary> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()
  const text = (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('\n')
  const characters = byFrequency(text.match(HAN) ?? [])
  return {
    chinese: distinct(CHINESE_WORDS, () => chineseWord(characters, random)),
    english: [
      ...new Set([
        ...byFrequency(text.toLowerCase().match(LATIN) ?? []),
        ...distinct(ENGLISH_WORDS, () => englishWord(random)),
      ]),
    ].slice(0, ENGLISH_WORDS),
  }
}

function chineseWord(characters: string[], random: () => number): string {
  const character = () => characters[Math.floor(random() ** 2 * characters.length)] as string
  const length = random() < 0.08 ? 1 : random() < 0.85 ? 2 : 3
  return Array.from({ length }, character).join('')
}

function englishWord(random: () => number): string {
  const one = (list: string[]) => list[even(random, list.length)] as string
  const syllables = 1 + even(random, 3)
  return Array.from({ length: syllables }, () => one(ONSETS) + one(VOWELS) + one(CODAS)).join('')
}

function distinct(count: number, make: () => string): string[] {
  const words = new Set<string>()
  while (words.size < count) words.add(make())
  return [...words]
}

function byFrequency(found: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts.keys()].sort(
    (a, b) => (counts.get(b) as number) - (counts.get(a) as number) || (a < b ? -1 : 1),
  )
}
