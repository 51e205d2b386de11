import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Settings } from '../../domain/settings/index.ts'
import type { WebContext } from '../http/context.ts'
import { signedInPerson } from '../http/guards.ts'
import { requestView, respondOnce } from '../http/respond.ts'
import { workFrame } from '../http/work-frame.ts'
import type { Language } from '../ui/frame.ts'
import { type Translate, translate } from '../ui/messages.ts'
import { WorkLayout } from '../ui/work-layout.tsx'

/** What every page of an applicant is drawn with. */
export type ApplyView = { language: Language; t: Translate; zone: string; now: Date; settings: Settings }

type Page = {
  title: (view: ApplyView) => string
  status?: number
  islands?: string[]
  body: (view: ApplyView) => VNode
}

/** Answers with a page for an applicant: one column, no rail. */
export async function respondApply(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { title, status = 200, islands, body }: Page,
): Promise<FastifyReply> {
  const view = await requestView(context, request)
  const { settings } = await context.portal.get()
  const { language } = view
  const drawn: ApplyView = {
    language,
    t: translate(language),
    zone: settings.timeZone,
    now: context.now(),
    settings,
  }
  const person = signedInPerson(request)
  const frame = await workFrame(context, request, { title: title(drawn), person, view, islands })
  return respondOnce(context, reply, view, status, <WorkLayout frame={frame}>{body(drawn)}</WorkLayout>)
}
