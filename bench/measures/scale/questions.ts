import type pg from 'pg'
import { even, seeded } from '../../scale/random.ts'

/** What is searched for, by kind; each question once. */
export type Questions = Record<string, string[]>

const OF_A_KIND = 24
const LENGTHS = [1, 2, 3, 4, 5, 6]

/**
 * Common and rare questions of one to six characters and of three words. Common ones are cut from the texts that most
 * articles are made of, rare ones from names that stand in few titles.
 */
export async function someQuestions(client: pg.Client): Promise<Questions> {
  const random = seeded(5)
  const common = await column(
    client,
    `select term from search_frequency where term ~ '^[一-鿿]{2}$' order by articles desc limit 200`,
  )
  const singles = await column(
    client,
    `select term from search_frequency where term ~ '^[一-鿿]$' order by articles desc limit 60`,
  )
  const rare = await column(
    client,
    `select term from search_frequency where term ~ '^[一-鿿]{1,2}$' and articles between 1 and 12 order by term limit 400`,
  )
  const texts = await column(
    client,
    `select left(plain, 300) from revision where language = 'zh-CN' order by id desc limit 400`,
  )
  const titles = await column(
    client,
    `select title from listing where language = 'zh-CN' order by published_at limit 4000`,
  )
  const english = await column(client, `select word from search_word order by articles desc limit 300`)
  const pick = (list: string[]) => list[even(random, list.length)]
  const some = (make: () => string | undefined) =>
    [...new Set(Array.from({ length: 200 }, make))]
      .filter((one): one is string => one !== undefined && one.trim() !== '')
      .slice(0, OF_A_KIND)
  const cut = (text = '', length: number) => {
    const runs = text.match(/\p{sc=Han}+/gu)?.filter((run) => run.length >= length) ?? []
    const run = runs[even(random, Math.max(1, runs.length))] ?? ''
    const start = even(random, Math.max(1, run.length - length))
    return run.slice(start, start + length)
  }
  const questions: Questions = {}
  for (const length of LENGTHS) {
    questions[`common, ${length}`] =
      length === 1
        ? some(() => pick(singles))
        : length === 2
          ? some(() => pick(common))
          : some(() => cut(pick(texts), length))
    questions[`rare, ${length}`] =
      length < 3
        ? some(() => pick(rare.filter((one) => one.length === length)))
        : some(() => cut(pick(titles)?.slice(-length - 2), length))
  }
  questions['three words'] = some(() => [pick(common), pick(common), pick(common)].join(' '))
  questions['three words in English'] = some(() => [pick(english), pick(english), pick(english)].join(' '))
  return Object.fromEntries(Object.entries(questions).filter(([, list]) => list.length > 0))
}

async function column(client: pg.Client, text: string): Promise<string[]> {
  const { rows } = await client.query({ text, rowMode: 'array' })
  return rows.map((row: unknown[]) => String(row[0]))
}
