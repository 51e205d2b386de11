const HAN_RUN = /\p{sc=Han}+/gu

/** Spells runs of Han characters: a list of syllables without tones (`lv` for lü) for each run, one a character. */
export type Spell = (text: string) => string[][]

/** Its dictionary is large; a process that indexes nothing does without it. */
export async function loadSpelling(): Promise<Spell> {
  const { pinyin } = await import('pinyin-pro')
  return (text) =>
    [...text.matchAll(HAN_RUN)].map(([run]) =>
      pinyin(run, { toneType: 'none', type: 'array', v: true }).map((syllable) =>
        syllable.replace(/[^a-z]/g, ''),
      ),
    )
}
