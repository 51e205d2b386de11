import { hotList } from '../../../domain/listing/index.ts'
import { hotTag } from '../../../domain/ranking/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { translate } from '../../ui/messages.ts'
import type { Reading } from '../access/choices.ts'
import { articleTags, channelRef, toHotItem } from '../teaser.ts'
import { AboutView } from '../views/about.tsx'
import { AccessibilityView } from '../views/accessibility.tsx'
import { ApplyView } from '../views/apply.tsx'
import { HotView } from '../views/hot.tsx'

const HOT = 50

/** `/hot`, or with `channel` a channel's: the hot list as the job last made it. One query. */
export async function hotPage(context: WebContext, view: View, query: unknown): Promise<Rendered> {
  const { channels } = await context.portal.get()
  const slug = (query as { channel?: unknown }).channel
  const channel = channels.find((one) => one.slug === slug)
  if (slug !== undefined && !channel) throw new CodedError('channel.not_found', { slug })
  const scope = channel?.id ?? ''
  const entries = await hotList(context.database, scope, HOT)
  const t = translate(view.language)
  const ref = channel && channelRef(channel, view.language)
  const title = ref ? t('ranking.hot.of', { channel: ref.name }) : t('reader.hot.title')
  const frame = await frameOf(context, view, { title, path: ref ? hotHref(ref.slug) : '/hot' })
  const model = {
    ...{ frame, entries: entries.map(toHotItem), madeAt: entries[0]?.madeAt },
    channel: ref && { id: scope, ...ref },
    scopes: [
      { name: frame.portal.name, href: '/hot', current: !ref },
      ...channels.map((one) => ({
        name: channelRef(one, view.language).name,
        href: hotHref(one.slug),
        current: one === channel,
      })),
    ],
  }
  return {
    view: <HotView {...model} />,
    tags: [hotTag(scope), ...articleTags(entries.map((entry) => entry.article))],
  }
}

function hotHref(slug: string): string {
  return `/hot?channel=${encodeURIComponent(slug)}`
}

/** `/about`: what this portal is and how it orders what it shows. */
export async function aboutPage(context: WebContext, view: View): Promise<Rendered> {
  const t = translate(view.language)
  const frame = await frameOf(context, view, {
    title: t('reader.about.title', { name: await portalName(context, view) }),
    path: '/about',
  })
  return { view: <AboutView frame={frame} />, tags: [] }
}

/** `/apply`: how to apply for an account. */
export async function applyPage(context: WebContext, view: View): Promise<Rendered> {
  const t = translate(view.language)
  const frame = await frameOf(context, view, { title: t('reader.apply.title'), path: '/apply' })
  return { view: <ApplyView frame={frame} />, tags: [] }
}

/**
 * `/accessibility`: edition, size, colours, aids and language. `saved`: a choice was just made. `reading` is the reader's
 * own: who chose something sees a page that is not kept.
 */
export async function accessibilityPage(context: WebContext, view: View, query: unknown, reading: Reading) {
  const t = translate(view.language)
  const frame = await frameOf(context, view, { title: t('reader.access.title'), path: '/accessibility' })
  const saved = (query as { saved?: unknown }).saved !== undefined
  return { view: <AccessibilityView frame={frame} saved={saved} reading={reading} />, tags: [] }
}

async function portalName(context: WebContext, view: View): Promise<string> {
  const { settings } = await context.portal.get()
  return localText(settings.portalName, view.language)
}
