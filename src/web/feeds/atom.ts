import type { ListedArticle } from '../../domain/listing/index.ts'
import { articleAddress } from './article-address.ts'
import type { Feed } from './feed.ts'
import { xml } from './xml.ts'

/** A feed as Atom (RFC 4287). `self` is its own absolute address. */
export function atom(feed: Feed, self: string, publicUrl: URL): string {
  const updated = new Date(Math.max(0, ...feed.articles.map((article) => article.updatedAt.getTime())))
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.language)}">
<title>${xml(feed.title)}</title>
${feed.description ? `<subtitle>${xml(feed.description)}</subtitle>\n` : ''}<id>${xml(feed.page)}</id>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(feed.page)}"/>
<updated>${updated.toISOString()}</updated>
<generator>Masthead</generator>
${feed.articles.map((article) => entry(article, publicUrl)).join('\n')}
</feed>
`
}

function entry(article: ListedArticle, publicUrl: URL): string {
  const address = xml(articleAddress(article, publicUrl))
  const permanent = xml(new URL(`/a/${article.id}`, publicUrl).href)
  const author = `<author><name>${xml(article.account.name)}</name><uri>${xml(new URL(`/@${article.account.handle}`, publicUrl).href)}</uri></author>`
  const picture = article.cover
    ? `<link rel="enclosure" type="${xml(article.cover.mime)}" href="${xml(new URL(`/media/${article.cover.id}`, publicUrl).href)}"/>`
    : ''
  return `<entry xml:lang="${xml(article.language)}"><title>${xml(article.title)}</title><id>${permanent}</id><link rel="alternate" type="text/html" href="${address}"/>${picture}<published>${article.publishedAt.toISOString()}</published><updated>${article.updatedAt.toISOString()}</updated>${author}<summary>${xml(article.summary)}</summary></entry>`
}
