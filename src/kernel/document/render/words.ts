/** The few words that a rendered document says itself. */
export type Words = {
  footnotes: string
  footnote: (number: number) => string
  back: (number: number) => string
  sources: string
  source: (number: number) => string
  backFrom: (number: number, which: number) => string
  accessed: (day: string) => string
  table: string
  picture: string
  video: string
  address: string
}

const CHINESE: Words = {
  footnotes: '注释',
  footnote: (number) => `注释 ${number}`,
  back: (number) => `回到正文注释 ${number} 处`,
  sources: '来源',
  source: (number) => `来源 ${number}`,
  backFrom: (number, which) => `回到正文引用来源 ${number} 的第 ${which} 处`,
  accessed: (day) => `查阅于 ${day}`,
  table: '表格，可左右滚动',
  picture: '图片暂时无法显示',
  video: '视频暂时无法播放',
  address: '原地址',
}

const ENGLISH: Words = {
  footnotes: 'Notes',
  footnote: (number) => `Note ${number}`,
  back: (number) => `Back to note ${number} in the text`,
  sources: 'Sources',
  source: (number) => `Source ${number}`,
  backFrom: (number, which) => `Back to citation ${which} of source ${number}`,
  accessed: (day) => `read on ${day}`,
  table: 'Table, scrolls sideways',
  picture: 'This picture cannot be shown',
  video: 'This video cannot be played',
  address: 'its address',
}

/** Chinese for any Chinese language tag, else English. */
export function wordsFor(language: string): Words {
  return /^zh\b/i.test(language) ? CHINESE : ENGLISH
}
