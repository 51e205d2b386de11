import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { unreadOf } from '../../../domain/notifications/index.ts'
import { RECENT_SECONDS } from '../../../domain/people/index.ts'
import type { WebContext } from '../../http/context.ts'
import { signedInPerson } from '../../http/guards.ts'
import { requestView } from '../../http/respond.ts'
import { type MessageKey, translate } from '../../ui/messages.ts'
import type { WorkFrame } from '../../ui/work-layout.tsx'
import { showPage } from '../show-page.ts'

const ENTRIES = [
  ['/me', 'people.me'],
  ['/me/profile', 'people.profile'],
  ['/me/security', 'people.security'],
  ['/me/notifications', 'people.notifications'],
  ['/me/following', 'joining.me.following'],
  ['/me/bookmarks', 'joining.me.bookmarks'],
  ['/me/history', 'joining.me.history'],
  ['/me/data', 'people.data'],
] as const satisfies readonly (readonly [string, MessageKey])[]

export type MePage = {
  title: MessageKey
  /** The entry of the rail that this page belongs to. */
  at: (typeof ENTRIES)[number][0]
  status?: number
  islands?: string[]
  policy?: string
}

/** Answers with one of the pages under `/me`, beside their rail. One query of its own: how much is unread. */
export async function showMe(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { at, ...page }: MePage,
  draw: (frame: WorkFrame) => VNode,
): Promise<FastifyReply> {
  const view = await requestView(context, request)
  const t = translate(view.language)
  const unread = await unreadOf(context.database, signedInPerson(request).id)
  const rail = ENTRIES.map(([href, key]) => ({
    href,
    name: t(key),
    current: href === at,
    ...(href === '/me/notifications' && unread > 0 && { count: unread }),
  }))
  return showPage(context, request, reply, { ...page, view, rail }, draw)
}

/** Whether the visitor signed in so lately that they may change how they sign in. */
export function signedInRecently(context: WebContext, request: FastifyRequest): boolean {
  const since = request.signedIn?.since.getTime() ?? 0
  return context.now().getTime() - since < RECENT_SECONDS * 1000
}

/** Where to show once more who one is, to come back to a path of ours. */
export function signInAgain(to: string): string {
  return `/sign-in?note=again&to=${encodeURIComponent(to)}`
}
