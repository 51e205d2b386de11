import { hotList } from '../../../domain/listing/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { translate } from '../../ui/messages.ts'
import type { Reading } from '../access/choices.ts'
import { articleTags, toHotItem } from '../teaser.ts'
import { AboutView } from '../views/about.tsx'
import { AccessibilityView } from '../views/accessibility.tsx'
import { ApplyView } from '../views/apply.tsx'
import { HotView } from '../views/hot.tsx'

const HOT = 50

/** `/hot`: the hot list as the job last made it. One query. */
export async function hotPage(context: WebContext, view: View): Promise<Rendered> {
  const entries = await hotList(context.database, '', HOT)
  const t = translate(view.language)
  const frame = await frameOf(context, view, { title: t('reader.hot.title'), path: '/hot' })
  const model = { frame, entries: entries.map(toHotItem), madeAt: entries[0]?.madeAt }
  return {
    view: <HotView {...model} />,
    tags: ['hot', ...articleTags(entries.map((entry) => entry.article))],
  }
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
