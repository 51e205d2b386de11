import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { WebContext } from '../http/context.ts'
import { signedInPerson } from '../http/guards.ts'
import { requestView, respondOnce } from '../http/respond.ts'
import { workFrame } from '../http/work-frame.ts'
import type { Language } from '../ui/frame.ts'
import { type MessageKey, translate } from '../ui/messages.ts'
import { WorkLayout } from '../ui/work-layout.tsx'

const SECTIONS = [
  { key: 'console.overview', href: '/console' },
  { key: 'console.settings', href: '/console/settings' },
  { key: 'console.channels', href: '/console/channels' },
] as const satisfies { key: MessageKey; href: string }[]

type Page = {
  title: MessageKey
  /** The entry of the rail that this page belongs to. */
  section: (typeof SECTIONS)[number]['href']
  status?: 200 | 404 | 422
  /** Draws what stands under the heading. */
  body: (language: Language) => VNode
}

/** Answers with a page of the console. */
export async function respondConsole(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { title, section, status = 200, body }: Page,
): Promise<FastifyReply> {
  const view = await requestView(context, request)
  const t = translate(view.language)
  const rail = SECTIONS.map(({ key, href }) => ({ name: t(key), href, current: href === section }))
  const person = signedInPerson(request)
  const frame = await workFrame(context, request, { title: t(title), rail, person, view })
  return respondOnce(
    context,
    reply,
    view,
    status,
    <WorkLayout frame={frame}>
      <h1>{t(title)}</h1>
      {body(view.language)}
    </WorkLayout>,
  )
}
