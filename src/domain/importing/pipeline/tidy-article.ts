import { DRAFT_LIMITS } from '../../articles/index.ts'
import { cleanText, cutText } from '../clean-text.ts'
import { type Note, type SourceArticle, TITLE_LIMIT } from '../source.ts'

/** A copy of an article whose texts fit the limits of a draft, without control characters. What that changed is noted. */
export function tidyArticle(article: SourceArticle, siteTitle: string): SourceArticle {
  const changed = [...article.changed]
  const line = (field: string, text: string, limit: number) =>
    shorten(field, cleanText(text, field, changed).replace(/\s+/g, ' ').trim(), limit, changed)
  const optional = (field: string, text: string | null, limit: number) =>
    text ? line(field, text, limit) || null : null
  const tidy: SourceArticle = {
    ...article,
    title: line('title', article.title, TITLE_LIMIT),
    slug: optional('slug', article.slug, 500),
    summary: line('summary', article.summary, DRAFT_LIMITS.summary),
    place: optional('place', article.place, DRAFT_LIMITS.place),
    sourceName: optional('sourceName', article.sourceName, DRAFT_LIMITS.sourceName),
    topics: tidyTopics(article.topics, changed),
    body: tidyBody(article, changed),
    changed,
  }
  if (tidy.sourceUrl && !/^https?:\/\/[^\s]+$/i.test(tidy.sourceUrl)) {
    changed.push({ what: 'source_address_dropped', detail: tidy.sourceUrl.slice(0, 200) })
    tidy.sourceUrl = null
  }
  if (tidy.label === 'reprint' && !tidy.sourceName && !tidy.sourceUrl) {
    tidy.sourceName = siteTitle || 'import'
    changed.push({ what: 'reprint_source_missing', detail: tidy.sourceName })
  }
  return tidy
}

function tidyTopics(topics: string[], changed: Note[]): string[] {
  const names = new Set<string>()
  for (const topic of topics) {
    const name = cleanText(topic, 'topic', changed).replace(/\s+/g, ' ').trim()
    if (name) names.add(shorten('topic', name, DRAFT_LIMITS.topic, changed))
  }
  const kept = [...names].slice(0, DRAFT_LIMITS.topics)
  const dropped = [...names].slice(DRAFT_LIMITS.topics)
  if (dropped.length > 0) changed.push({ what: 'topics_dropped', detail: dropped.join(', ').slice(0, 500) })
  return kept
}

function tidyBody({ body }: SourceArticle, changed: Note[]): SourceArticle['body'] {
  if (body.format === 'html') return { format: 'html', html: cleanText(body.html, 'body', changed) }
  if (body.format === 'markdown')
    return { format: 'markdown', markdown: cleanText(body.markdown, 'body', changed) }
  return body
}

function shorten(field: string, text: string, limit: number, changed: Note[]): string {
  if (text.length <= limit) return text
  changed.push({ what: `${field}_cut`, detail: `${text.length} characters, ${limit} kept` })
  return cutText(text, limit)
}
