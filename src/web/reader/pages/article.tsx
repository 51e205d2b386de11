import type { VNode } from 'preact'
import type { PublishedArticle } from '../../../domain/articles/index.ts'
import type { AroundArticle, ListedArticle } from '../../../domain/listing/index.ts'
import { relatedTag } from '../../../domain/ranking/index.ts'
import { type PlaceInSeries, seriesOf } from '../../../domain/series/index.ts'
import { hostNotice } from '../../../domain/settings/index.ts'
import { escapeHtml } from '../../../kernel/document/index.ts'
import type { Language } from '../../../kernel/languages/index.ts'
import { readingMinutes } from '../../../kernel/text/index.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Portal } from '../../http/portal.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { breadcrumb } from '../breadcrumb.ts'
import { articleComments } from '../comments/index.tsx'
import { articleJsonLd } from '../json-ld/article.ts'
import { HEADLINES, relatedTo } from '../related-to.ts'
import { CARD_SIZE, shortAddress } from '../sharing/index.ts'
import { accountCard, articlePath, articleTags, channelRef, toHotItems, toTeaser } from '../teaser.ts'
import type { ArticleFlag, ArticlePage, PageFrame, SeriesStep } from '../view-models.ts'
import { ArticleView } from '../views/article.tsx'

const HOT = 8

/** `/a/{id}/{slug}`: drawn from the article's one query; what many pages share comes from memory. */
export async function articlePage(
  context: WebContext,
  view: View,
  article: PublishedArticle,
  { isDrawn = false } = {},
): Promise<Rendered> {
  const { around } = article
  const [portal, hot, channel, comments] = await Promise.all([
    context.portal.get(),
    context.shared.hot(),
    article.channelId ? context.shared.newestOf(article.channelId) : { value: [], tags: [] },
    isDrawn ? undefined : articleComments(context, view, article),
  ])
  const series = article.seriesId ? await seriesOf(context.database, article.id) : undefined
  const related = await relatedTo(context, portal, view, article, around.related, channel)
  const model = {
    ...ownParts(context, portal, view, article),
    ...aroundParts(portal, view, article, around, channel.value),
    series: series && seriesStep(series),
    comments,
  }
  const frame = await articleFrame(context, portal, view, article)
  const tags = [
    `article:${article.id}`,
    `likes:${article.id}`,
    `comments:${article.id}`,
    ...['account', 'followers', 'level'].map((kind) => `${kind}:${article.account.id}`),
    ...article.topics.map((topic) => `topic:${topic.id}`),
    ...(article.seriesId ? [`series:${article.seriesId}`] : []),
    ...articleTags([...around.past, ...around.related.map((one) => one.article)]),
    ...hot.tags,
    ...channel.tags,
    relatedTag(article.id),
    ...related.tags,
  ]
  return {
    view: <ArticleView frame={frame} {...model} hot={toHotItems(hot.value, HOT)} related={related.value} />,
    tags,
  }
}

/** The page of an article that may not be published: not for search engines, and never stored. */
export async function drawArticle(
  context: WebContext,
  view: View,
  article: PublishedArticle,
): Promise<VNode> {
  const rendered = await articlePage(context, view, article, { isDrawn: true })
  if (!('view' in rendered)) throw new Error('an article is drawn as a page')
  return rendered.view
}

async function articleFrame(
  context: WebContext,
  portal: Portal,
  view: View,
  article: PublishedArticle,
): Promise<PageFrame> {
  const channel = portal.channels.find((one) => one.id === article.channelId)
  const section = channel && channelRef(channel, view.language).name
  const { publicUrl } = context.config
  const { cover } = article
  return frameOf(context, view, {
    title: article.title,
    description: article.summary,
    path: articlePath(article),
    channel: channel?.slug,
    feeds: [{ type: 'atom', href: `/@${article.account.handle}/feed.xml`, title: article.account.name }],
    jsonLd: articleJsonLd(article, portal.settings, view.language, publicUrl, section),
    social: {
      type: 'article',
      publishedAt: article.publishedAt,
      modifiedAt: article.updatedAt,
      image:
        cover?.width && cover.height
          ? {
              href: new URL(`/media/${cover.id}`, publicUrl).href,
              width: cover.width,
              height: cover.height,
              alt: article.title,
            }
          : { href: new URL(`/a/${article.id}/card.png`, publicUrl).href, ...CARD_SIZE, alt: article.title },
    },
  })
}

function ownParts(
  context: WebContext,
  { settings, channels }: Portal,
  view: View,
  article: PublishedArticle,
) {
  const channel = channels.find((one) => one.id === article.channelId)
  const revised =
    article.updatedAt.getTime() - article.publishedAt.getTime() >= 60_000 && article.revisions > 1
  return {
    id: article.id,
    breadcrumb: breadcrumb(settings, view.language, channel),
    title: article.title,
    summary: beginsWithSummary(article) ? '' : article.summary,
    language: article.language,
    label: article.label,
    labels: labelsOf(article),
    source:
      article.sourceName || article.sourceUrl
        ? {
            name: article.sourceName ?? hostOf(article.sourceUrl as string),
            href: article.sourceUrl ?? undefined,
          }
        : undefined,
    publishedAt: article.publishedAt,
    updatedAt: revised ? article.updatedAt : undefined,
    place: article.place ?? '',
    minutes: readingMinutes(article.units),
    cover: article.cover,
    coverAlt: '',
    coverInText: article.coverInText,
    bodyHtml: article.html,
    corrections: article.notes.map((note) => ({
      kind: note.kind as 'update' | 'correction',
      note: note.note,
      at: note.at,
      number: note.number,
    })),
    revisionsCount: article.revisions,
    historyHref: `/a/${article.id}/history`,
    hostNotice: noticeLanguages(settings).map((language) => ({
      language,
      text: hostNotice(settings, language, { account: article.account.name }),
    })),
    topics: article.topics.map((topic) => ({
      slug: topic.slug,
      name: topic.name,
      href: `/t/${encodeURIComponent(topic.slug)}`,
    })),
    account: accountCard(article.account),
    likes: article.likes,
    articlesHref: `/@${article.account.handle}/articles`,
    share: {
      url: shortAddress(article.id, context.config.publicUrl),
      qrHref: `/a/${article.id}/qr.svg`,
      posterHref: `/a/${article.id}/poster.jpg`,
      mastodonAction: `/a/${article.id}/share/mastodon`,
    },
    contact: settings.contact,
  } satisfies Partial<ArticlePage>
}

/** What is paid for comes first, then the share of machines; `original` needs no word beside another label. */
function labelsOf({ label, opinion, sponsored, ai }: PublishedArticle): ArticlePage['labels'] {
  const flags: ArticleFlag[] = []
  if (sponsored) flags.push('sponsored')
  if (ai !== 'none') flags.push(`ai-${ai}`)
  if (opinion) flags.push('opinion')
  return [...flags, label]
}

function seriesStep(series: PlaceInSeries): SeriesStep {
  const step = (one: { id: string; slug: string; title: string } | undefined) =>
    one && { title: one.title, href: articlePath(one) }
  const { title, place, articles, previous, next } = series
  return { title, href: `/series/${series.id}`, place, articles, previous: step(previous), next: step(next) }
}

function aroundParts(
  { channels }: Portal,
  view: View,
  article: PublishedArticle,
  { past }: AroundArticle,
  newest: ListedArticle[],
) {
  const channel = channels.find((one) => one.id === article.channelId)
  const ref = channel && channelRef(channel, view.language)
  const others = newest.filter((one) => one.id !== article.id)
  const [first, ...titles] = others.slice(0, HEADLINES)
  return {
    past: past.map((one) => toTeaser(one)),
    channelHeadlines:
      ref && first
        ? [{ channel: ref, lead: toTeaser(first), titles: titles.map((one) => toTeaser(one)) }]
        : [],
  } satisfies Partial<ArticlePage>
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address
}

/** A summary that was cut from the text's beginning says nothing when it stands above it. */
function beginsWithSummary(article: PublishedArticle): boolean {
  const opening = article.html
    .slice(0, 4000)
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, '')
  const summary = escapeHtml(article.summary.replace(/[…\s]+/g, ''))
  return opening.includes(summary)
}

/** The languages in which the operator wrote the notice; a further one would only say the same words again. */
function noticeLanguages(settings: Portal['settings']): readonly Language[] {
  const written = settings.languages.filter((language) => settings.hostNotice[language])
  return written.length > 0 ? written : [settings.defaultLanguage]
}
