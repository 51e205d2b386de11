import {
  checkDocument,
  type Document,
  fromHtml,
  fromMarkdown,
  plainText,
} from '../../../kernel/document/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { excerpt } from '../../../kernel/text/index.ts'
import type { RevisionDraft } from '../../articles/index.ts'
import type { Note, SourceArticle } from '../source.ts'
import type { Authors } from './authors.ts'
import type { Channels } from './channels.ts'
import { contentHash, PICTURES_MISSING } from './content-hash.ts'
import { fillMedia } from './fill-media.ts'
import type { Imported } from './imported.ts'
import { detectLanguage, portalLanguage } from './language.ts'
import { findInnerLinks, type InnerLink } from './links.ts'
import type { Pictures } from './pictures.ts'
import type { Run } from './run.ts'
import { tidyArticle } from './tidy-article.ts'
import { settleTime, type Timing } from './timing.ts'

/** An article ready to be written. */
export type Prepared = {
  article: SourceArticle
  isNew: boolean
  accountId: string
  draft: RevisionDraft
  timing: Timing
  links: InnerLink[]
  hash: string
  changed: Note[]
  lost: Note[]
  lostMore: number
  missing: Note[]
}

/** Nothing to write of the article itself; its comments may be new. */
export type Unchanged = { article: SourceArticle; unchanged: true }

export type Means = { authors: Authors; channels: Channels; pictures: Pictures }

const TITLE_FROM_TEXT = 60

/**
 * Converts one article: foreign text to a document, addresses to stored files, author and categories to accounts and
 * channels. Throws a CodedError when it cannot become an article.
 */
export async function prepareArticle(
  run: Run,
  means: Means,
  source: SourceArticle,
  known: Imported | undefined,
): Promise<Prepared | Unchanged> {
  const hash = contentHash(source)
  const again = known?.hash === hash + PICTURES_MISSING && run.fetch !== undefined && !run.dryRun
  if (known?.hash === hash || (known?.hash === hash + PICTURES_MISSING && !again))
    return { article: source, unchanged: true }
  const article = tidyArticle(source, run.source.site.title)
  const { document, lost, lostCount } = convert(run, article)
  const { coverMediaId, missing } = await fillMedia(run, means.pictures, article, document)
  const isRetry = again && missing.length > 0 && known !== undefined
  if (isRetry && !(await hasNewMedia(run, known.targetId, document)))
    return { article: source, unchanged: true }

  const changed = [...article.changed]
  const notes: Note[] = []
  const links = findInnerLinks(run, article, document, notes)
  const plain = plainText(document)
  const channelId = article.channelKey ? await means.channels.resolve(article.channelKey) : undefined
  if (article.channelKey && channelId === undefined)
    changed.push({ what: 'unknown_channel', detail: article.channelKey })
  const draft: RevisionDraft = {
    title: article.title || titleFromText(plain, article, changed),
    slug: article.slug ?? undefined,
    summary: article.summary || undefined,
    language: languageOf(run, article, plain),
    body: document,
    label: article.label,
    sourceName: article.sourceName ?? undefined,
    sourceUrl: article.sourceUrl ?? undefined,
    place: article.place ?? undefined,
    coverMediaId,
    channelId: channelId || undefined,
    topics: article.topics,
  }
  return {
    article,
    isNew: !known || known.hash === '',
    accountId: await means.authors.resolve(article.authorKey),
    draft,
    timing: settleTime(article, run.now, changed),
    links,
    hash: missing.length > 0 ? hash + PICTURES_MISSING : hash,
    changed,
    lost: [...article.lost, ...notes, ...lost],
    lostMore: lostCount - lost.length,
    missing,
  }
}

function convert(
  run: Run,
  { body, base }: SourceArticle,
): { document: Document; lost: Note[]; lostCount: number } {
  if (body.format === 'document') return { document: checkDocument(body.document), lost: [], lostCount: 0 }
  if (body.format === 'markdown') return fromMarkdown(body.markdown)
  const baseUrl =
    [base, run.source.site.address].find((address) => address && URL.canParse(address)) ?? undefined
  return fromHtml(body.html, { baseUrl })
}

function languageOf(run: Run, article: SourceArticle, plain: string): string {
  if (article.language) return portalLanguage(article.language, run.settings)
  const site = portalLanguage(run.source.site.language, run.settings)
  return portalLanguage(detectLanguage(plain, site), run.settings)
}

function titleFromText(plain: string, article: SourceArticle, changed: Note[]): string {
  const title = excerpt(plain, TITLE_FROM_TEXT).replace(/\s+/g, ' ').trim()
  if (!title) throw new CodedError('import.nothing_in_it', { key: article.key })
  changed.push({ what: 'title_missing', detail: title })
  return title
}

/** Whether a picture that is missing in the article's latest revision is stored now. */
async function hasNewMedia(run: Run, articleId: string, document: Document): Promise<boolean> {
  const latest = await run.database.db
    .selectFrom('revision')
    .select('body')
    .where('article_id', '=', articleId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const count = (value: unknown) => JSON.stringify(value).match(/"media":\s*"/g)?.length ?? 0
  return count(document) > count(latest?.body ?? {})
}
