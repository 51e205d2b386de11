import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createArticle, publishArticle } from '../../src/domain/articles/index.ts'
import { countWords, createSearch, parseQuery, searchArticles } from '../../src/domain/search/index.ts'
import { type Database, transact } from '../../src/platform/database/index.ts'
import { documentOf, draftOf, makeRoom } from '../../test/support/content.ts'

export const QUESTION_SETS = [
  { name: 'cmrc2018-zh', atLeast: 0.95, otherScript: true },
  { name: 'xquad-zh', atLeast: 0.93, otherScript: true },
  { name: 'jaquad-ja', atLeast: 0.87, otherScript: false },
  { name: 'xquad-en', atLeast: 0.93, otherScript: false },
]

type Paragraph = { id: string; title: string; text: string }
/** `doc`: the ID of the article that answers it. */
export type Question = { q: string; doc: string }

const AT_ONCE = 50
const now = new Date('2026-01-01T00:00:00Z')

/** Publishes the paragraphs of a set as articles, each through the verbs of the portal, and counts their words. */
export async function loadSet(database: Database, folder: string): Promise<{ questions: Question[] }> {
  const paragraphs = await lines<Paragraph>(join(folder, 'docs.jsonl'))
  const language = folder.split('-').at(-1) ?? 'und'
  const { accountId, channelId } = await makeRoom(database, now)
  const ids = new Map<string, string>()
  for (let at = 0; at < paragraphs.length; at += AT_ONCE)
    await transact(database, async (tx) => {
      for (const { id, title, text } of paragraphs.slice(at, at + AT_ONCE)) {
        const body = documentOf(...text.split(/\n+/).filter((part) => part.trim() !== ''))
        const draft = draftOf({
          title: title.replaceAll('_', ' ').trim() || text.slice(0, 20),
          language,
          body,
          channelId,
        })
        const made = await createArticle(tx, { accountId, draft, actor: null, now })
        await publishArticle(tx, { ...made, actor: null, now })
        ids.set(id, made.articleId)
      }
    })
  await countWords(database)
  const questions = await lines<Question>(join(folder, 'queries.jsonl'))
  return { questions: questions.map(({ q, doc }) => ({ q, doc: ids.get(doc) as string })) }
}

/** The mean reciprocal rank of the right answer among the first ten, and how long 95 of 100 questions took at most. */
export async function mrr(database: Database, questions: Question[]): Promise<{ mrr: number; p95: number }> {
  const search = createSearch(database)
  const times: number[] = []
  let sum = 0
  for (const { q, doc } of questions) {
    const from = performance.now()
    const page = { order: 'best' as const, size: 10, now }
    const { articles } = await searchArticles(search, parseQuery(q), {}, page)
    times.push(performance.now() - from)
    const at = articles.findIndex(({ article }) => article.id === doc)
    if (at >= 0) sum += 1 / (at + 1)
  }
  times.sort((a, b) => a - b)
  return { mrr: sum / questions.length, p95: times[Math.floor(times.length * 0.95)] ?? 0 }
}

async function lines<T>(file: string): Promise<T[]> {
  const text = await readFile(file, 'utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}
