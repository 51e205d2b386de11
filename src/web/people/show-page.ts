import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { WebContext } from '../http/context.ts'
import { requestView, respondOnce } from '../http/respond.ts'
import type { View } from '../http/view.ts'
import { workFrame } from '../http/work-frame.ts'
import { type MessageKey, translate } from '../ui/messages.ts'
import type { RailEntry, WorkFrame } from '../ui/work-layout.tsx'

export type PageOptions = {
  title: MessageKey
  status?: number
  islands?: string[]
  rail?: RailEntry[]
  view?: View
  /** The one Trusted Types policy that the page may make, to start the service worker. */
  policy?: string
}

/** Answers with one of the pages of people, drawn in the reader's language and never stored. */
export async function showPage(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { title, status = 200, islands, rail, view: given, policy }: PageOptions,
  draw: (frame: WorkFrame) => VNode,
): Promise<FastifyReply> {
  const view = given ?? (await requestView(context, request))
  const person = request.signedIn?.person
  const page = { title: translate(view.language)(title), view, islands, rail, person }
  return respondOnce(
    context,
    reply,
    view,
    status,
    draw(await workFrame(context, request, page)),
    undefined,
    policy,
  )
}
