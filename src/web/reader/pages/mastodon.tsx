import type { VNode } from 'preact'
import type { PublishedArticle } from '../../../domain/articles/index.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { View } from '../../http/view.ts'
import { translate } from '../../ui/messages.ts'
import { mastodonAddress } from '../mastodon-address.ts'
import { articlePath } from '../teaser.ts'
import { MastodonView } from '../views/mastodon.tsx'

/**
 * `/a/{id}/share/mastodon?server=`: the way to the reader's own server. A page with a link rather than a redirect,
 * because forms of this site may lead nowhere else (CSP form-action).
 */
export async function mastodonPage(
  context: WebContext,
  view: View,
  article: PublishedArticle,
  typed: string,
): Promise<VNode> {
  const path = articlePath(article)
  const title = translate(view.language)('reader.share.mastodonTitle')
  const frame = await frameOf(context, view, { title, path, noIndex: true })
  const url = new URL(path, context.config.publicUrl).href
  return (
    <MastodonView
      frame={frame}
      article={{ title: article.title, href: path, language: article.language }}
      action={`/a/${article.id}/share/mastodon`}
      typed={typed}
      share={mastodonAddress(typed, `${article.title} ${url}`)}
    />
  )
}
