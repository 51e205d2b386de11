import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Channel } from '../../domain/channels/index.ts'
import type { WebContext } from '../http/context.ts'
import { requestView, respondOnce } from '../http/respond.ts'
import { workFrame } from '../http/work-frame.ts'
import type { Language } from '../ui/frame.ts'
import { type Translate, translate } from '../ui/messages.ts'
import { WorkLayout } from '../ui/work-layout.tsx'
import type { AtDesk } from './load-desk.ts'
import { type DeskSection, deskRail } from './rail.ts'

/** What a page of the desk is drawn for. */
export type DeskView = {
  language: Language
  t: Translate
  /** The portal's time zone. */
  zone: string
  now: Date
  channels: Channel[]
  desk: AtDesk
}

type Page = {
  desk: AtDesk
  /** In words; of the tab too. */
  title: (view: DeskView) => string
  section: DeskSection
  status?: number
  islands?: string[]
  /** Without the column's width. */
  wide?: boolean
  body: (view: DeskView) => VNode
}

/** Answers with a page of the desk. */
export async function respondDesk(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { desk, title, section, status = 200, islands, wide, body }: Page,
): Promise<FastifyReply> {
  const view = await requestView(context, request)
  const { settings, channels } = await context.portal.get()
  const { language } = view
  const t = translate(language)
  const shown: DeskView = { language, t, zone: settings.timeZone, now: context.now(), channels, desk }
  const frame = await workFrame(context, request, {
    title: title(shown),
    rail: deskRail(language, section, desk),
    surface: t('work.desk'),
    person: desk.person,
    islands,
    wide,
    view,
  })
  return respondOnce(context, reply, view, status, <WorkLayout frame={frame}>{body(shown)}</WorkLayout>)
}
