import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderPage } from '../ui/render.ts'
import type { WebContext } from './context.ts'
import { PAGE_CACHE_CONTROL, PAGE_VARY, securityHeaders } from './headers.ts'
import { pageAddress, pageKey } from './page-key.ts'
import { inTime } from './patience.ts'
import { PORTAL_TAGS } from './portal.ts'
import { sendStored, storable } from './stored-page.ts'
import { type View, viewOf } from './view.ts'

/**
 * A page as its handler made it. `tags`: what it shows, for the page cache; those of the portal are added. `worker`: the
 * name of the one Trusted Types policy that it may make, to start a service worker.
 */
export type Rendered =
  | { view: VNode; tags: string[]; worker?: string }
  | { text: string; type: string; tags: string[]; cacheControl?: string }

/** The view of a request: language, edition and theme. */
export async function requestView(context: WebContext, request: FastifyRequest): Promise<View> {
  const { settings } = context.portal.latest ?? (await context.portal.get())
  return viewOf(request.headers, settings)
}

/**
 * Answers with a page that is the same for every reader of its view: from the cache's one render, stored under its
 * tags unless one of them was purged meanwhile.
 */
export async function respondPage(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  make: (view: View) => Promise<Rendered>,
): Promise<void> {
  const view = await requestView(context, request)
  const { connected } = context.database.purges
  const render = async () => toPage(context, view, await inTime(make(view), connected))
  // What has no address of its own in the cache (too long) is rendered for this request alone.
  const address = pageAddress(request.raw.url ?? '')
  const page =
    context.pages && address !== undefined
      ? await context.pages.fill(pageKey(address, view), render)
      : storable(await render())
  reply.hijack()
  sendStored(request.raw, reply.raw, page)
}

/** Answers with a page that is only for this request: an error, a form with what was typed. Never stored. */
export function respondOnce(
  context: WebContext,
  reply: FastifyReply,
  view: View,
  status: number,
  node: VNode,
  frame?: 'framing' | 'framed',
  policy?: string,
): FastifyReply {
  return reply
    .code(status)
    .headers({
      // An address that no route could read is answered without the server's hooks.
      ...securityHeaders({ https: context.config.publicUrl.protocol === 'https:', frame, policy }),
      'content-type': 'text/html; charset=utf-8',
      'content-language': view.language,
      'cache-control': 'no-store',
    })
    .send(renderPage(node))
}

function toPage(context: WebContext, view: View, rendered: Rendered) {
  const tags = [...new Set([...rendered.tags, ...PORTAL_TAGS])]
  const headers: Record<string, string> = {
    ...securityHeaders({
      https: context.config.publicUrl.protocol === 'https:',
      policy: 'worker' in rendered ? rendered.worker : undefined,
    }),
    'content-type': 'type' in rendered ? rendered.type : 'text/html; charset=utf-8',
    'content-language': view.language,
    'cache-control': ('text' in rendered && rendered.cacheControl) || PAGE_CACHE_CONTROL,
    vary: PAGE_VARY,
    'surrogate-key': tags.join(' '),
  }
  const body = bytesOf('type' in rendered ? rendered.text : renderPage(rendered.view))
  return { status: 200, headers, body, tags }
}

/** The text as UTF-8. `Buffer.from` goes through it twice, the first time to count; three bytes a unit are always enough. */
function bytesOf(text: string): Buffer {
  const room = Buffer.allocUnsafeSlow(text.length * 3)
  return Buffer.from(room.subarray(0, room.write(text)))
}
