import { createReadStream, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

/** An article that impressions name. Without `publishedAt` it counts as published when it was first shown. */
export type LoggedArticle = {
  id: string
  channel: string
  topics: string[]
  title: string
  summary: string
  account: string
  publishedAt?: Date
}

/** One list as it was shown, with what was known before, and which of it was opened. */
export type Impression = {
  id: string
  reader: string
  at: Date
  /** Articles read before, the last one last. */
  history: string[]
  candidates: { id: string; clicked: boolean }[]
  list: string
  /** The article under which a list of related ones stood. */
  of?: string
  /** What the reader follows: `account:…`, `topic:…`. */
  follows: string[]
}

/** A log in time order. */
export type RankingLog = { articles: Map<string, LoggedArticle>; impressions: Impression[] }

/** Names of the file of articles beside one of impressions. */
const ARTICLE_FILES = ['articles.tsv', 'news.tsv']

/**
 * Reads a log (docs/ranking-log.md): a file of impressions and, beside it, one of articles. Impressions come in the
 * order of their times, whatever order the file has. A line that is none throws with its number.
 */
export async function readLog(file: string): Promise<RankingLog> {
  const articles = new Map<string, LoggedArticle>()
  const beside = ARTICLE_FILES.map((name) => join(dirname(file), name)).find((path) => existsSync(path))
  if (beside)
    for await (const { cells } of linesOf(beside)) articles.set(cells[0] as string, articleOf(cells))
  const impressions: Impression[] = []
  for await (const { cells, number } of linesOf(file))
    impressions.push(impressionOf(cells, `${file}:${number}`))
  impressions.sort((a, b) => a.at.getTime() - b.at.getTime())
  return { articles, impressions }
}

/** One line of impressions, without its end, in its parts. `where` names it in errors. */
export function impressionOf(cells: readonly string[], where: string): Impression {
  const [id = '', reader = '', time = '', history = '', shown = '', list = '', of = '', follows = ''] = cells
  const at = timeOf(time)
  if (!id || !at || !shown)
    throw new Error(`${where}: an impression has an ID, a reader, a time and candidates`)
  return {
    id,
    reader,
    at,
    history: words(history),
    candidates: words(shown).map((one) => candidateOf(one, where)),
    list: list || 'for-you',
    ...(of && { of }),
    follows: words(follows),
  }
}

function candidateOf(word: string, where: string): { id: string; clicked: boolean } {
  const match = /^(.+)-([01])$/.exec(word)
  if (!match?.[1]) throw new Error(`${where}: “${word.slice(0, 40)}” is no candidate: ID-1 or ID-0`)
  return { id: match[1], clicked: match[2] === '1' }
}

function articleOf(cells: readonly string[]): LoggedArticle {
  const [id = '', channel = '', topics = '', title = '', summary = '', , account = '', published = ''] = cells
  // Files of the MIND collection have entities as JSON where ours have account and time.
  const own = !account.startsWith('[')
  const publishedAt = own ? timeOf(published) : undefined
  return {
    ...{ id, channel, title, summary, publishedAt },
    account: own ? account : '',
    topics: topics.split(',').filter(Boolean),
  }
}

const AMERICAN = /^(\d+)\/(\d+)\/(\d{4}) (\d+):(\d+):(\d+) ([AP])M$/

/** A time as ISO 8601, or as the MIND collection writes it (`11/15/2019 10:22:32 AM`, taken as UTC). */
function timeOf(text: string): Date | undefined {
  const match = AMERICAN.exec(text)
  if (match) {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
    const hours = (hour % 12) + (match[7] === 'P' ? 12 : 0)
    return new Date(Date.UTC(year, month - 1, day, hours, minute, second))
  }
  const at = new Date(text)
  return text && !Number.isNaN(at.getTime()) ? at : undefined
}

function words(text: string): string[] {
  return text.split(' ').filter(Boolean)
}

async function* linesOf(path: string): AsyncGenerator<{ cells: string[]; number: number }> {
  let number = 0
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1
    if (line && !line.startsWith('#')) yield { cells: line.split('\t'), number }
  }
}
