import type { VNode } from 'preact'
import type { PagePreview, WebContext } from '../../http/context.ts'
import type { View } from '../../http/view.ts'
import { frontPage } from './front.tsx'
import { channelPage } from './list.tsx'

/** The front page, or a channel's, for those who look at it before. Throws `channel.not_found`. */
export async function drawPage(
  context: WebContext,
  view: View,
  { channel, ...preview }: PagePreview,
): Promise<VNode> {
  const rendered =
    channel === undefined
      ? await frontPage(context, view, preview)
      : await channelPage(context, view, channel, {}, preview.at)
  if (!('view' in rendered)) throw new Error('a page was made of text')
  return rendered.view
}
