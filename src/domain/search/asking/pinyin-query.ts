const SYLLABLE =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|vn|er|ia|ie|iu|ua|ui|uo|ue|ve|a|o|e|i|u|v)/
const LONGEST = 40
const MOST_WAYS = 6

/**
 * The tsquery for titles whose pinyin has these letters: whole syllables of two characters or more, or the initials of
 * three or more. Undefined for what is not letters only.
 */
export function pinyinQuery(text: string): string | undefined {
  const letters = text.toLowerCase().replaceAll(/[\s'’]/g, '')
  if (!/^[a-z]{3,}$/.test(letters) || letters.length > LONGEST) return undefined
  const ways = syllabify(letters)
    .filter((syllables) => syllables.length > 1)
    .map((syllables) => pairs(syllables))
  const initials = Array.from({ length: letters.length - 2 }, (_, at) => `'~~${letters.slice(at, at + 3)}'`)
  return [...ways, initials.join(' & ')].map((way) => `(${way})`).join(' | ')
}

function pairs(syllables: string[]): string {
  return syllables
    .slice(1)
    .map((next, at) => `'~${syllables[at]}${next}'`)
    .join(' & ')
}

/** The ways to read letters as syllables, at most six. */
function syllabify(letters: string): string[][] {
  const ways: string[][] = []
  const walk = (rest: string, before: string[]) => {
    if (ways.length >= MOST_WAYS || before.length > LONGEST / 2) return
    if (rest === '') {
      ways.push(before)
      return
    }
    const longest = SYLLABLE.exec(rest)?.[0] ?? ''
    for (let length = longest.length; length > 0 && length > longest.length - 3; length -= 1) {
      const syllable = rest.slice(0, length)
      if (SYLLABLE.exec(syllable)?.[0] === syllable) walk(rest.slice(length), [...before, syllable])
    }
  }
  walk(letters, [])
  return ways
}
