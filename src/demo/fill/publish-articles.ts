import {
  createArticle,
  publishArticle,
  type RevisionDraft,
  reviseArticle,
} from '../../domain/articles/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { bodyOf } from '../content/body-of.ts'
import type { WrittenArticle, WrittenState } from '../content/content.ts'
import { publicationTime } from '../content/publication-time.ts'

const HOUR_MS = 3_600_000

/** IDs by the names that the files use. */
export type Known = {
  accounts: ReadonlyMap<string, string>
  channels: ReadonlyMap<string, string>
  media: ReadonlyMap<string, string>
}

/** `file` is the name without its ending. */
export type Published = { articleId: string; publishedAt: Date; file: string }

/** Publishes the articles, the oldest first, each as it would have come about: written, published, revised. */
export async function publishArticles(
  tx: Tx,
  articles: readonly WrittenArticle[],
  known: Known,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<Published[]> {
  const dated = articles
    .map((article) => ({ article, at: publicationTime(now, timeZone, article.days, article.time) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  const published: Published[] = []
  for (const { article, at } of dated) published.push(await publishOne(tx, article, known, at, now))
  return published
}

async function publishOne(
  tx: Tx,
  article: WrittenArticle,
  known: Known,
  at: Date,
  now: Date,
): Promise<Published> {
  const [first, ...later] = article.states
  const accountId = required(known.accounts, article.account, article.file)
  const draft = draftOf(article, first, known)
  const made = await createArticle(tx, { accountId, draft, actor: null, now: at })
  await publishArticle(tx, { ...made, publishedAt: at, actor: null, now: at })
  for (const state of later) {
    const moment = new Date(Math.min(at.getTime() + state.hoursLater * HOUR_MS, now.getTime()))
    await reviseArticle(tx, {
      articleId: made.articleId,
      draft: draftOf(article, state, known),
      kind: state.kind === 'first' ? 'minor' : state.kind,
      note: state.note,
      actor: null,
      now: moment,
    })
  }
  return { articleId: made.articleId, publishedAt: at, file: article.file.replace(/\.md$/, '') }
}

function draftOf(article: WrittenArticle, state: WrittenState, known: Known): RevisionDraft {
  const { file, title, summary, language, label, sourceName, sourceUrl, place, topics } = article
  const media = (name: string) => required(known.media, `picture:${name}`, file)
  return {
    title,
    summary,
    language,
    label,
    topics,
    sourceName,
    sourceUrl,
    place,
    body: bodyOf(state.markdown, media).document,
    coverMediaId: media(article.cover),
    channelId: required(known.channels, article.channel, file),
  }
}

function required(ids: ReadonlyMap<string, string>, name: string, file: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`${file} names ${name}, which is not there`)
  return id
}
