import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Settings } from '../../domain/settings/index.ts'
import type { WebContext } from '../http/context.ts'
import { signedInPerson } from '../http/guards.ts'
import { requestView, respondOnce } from '../http/respond.ts'
import { workFrame } from '../http/work-frame.ts'
import type { Language } from '../ui/frame.ts'
import { type MessageKey, type Translate, translate } from '../ui/messages.ts'
import { type BackLink, PageHead } from '../ui/work/index.ts'
import { WorkLayout } from '../ui/work-layout.tsx'
import { consoleRail, type Section } from './sections.ts'

/** What a page of the console is drawn for. */
export type ConsoleView = {
  language: Language
  t: Translate
  /** The portal's time zone. */
  zone: string
  now: Date
  settings: Settings
}

type Page = {
  /** A message, or words such as a name. */
  title: MessageKey | { words: string }
  /** The entry of the rail that this page belongs to. */
  section: Section
  status?: 200 | 403 | 404 | 409 | 422 | 502
  /** Said under the heading. */
  lead?: MessageKey
  back?: (view: ConsoleView) => BackLink
  actions?: (view: ConsoleView) => VNode
  /** The page shows another one of ours in a frame. */
  framing?: boolean
  /** The body draws its own heading. */
  bare?: boolean
  body: (view: ConsoleView) => VNode
}

/** Answers with a page of the console. */
export async function respondConsole(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { title, section, status = 200, lead, back, actions, framing, bare, body }: Page,
): Promise<FastifyReply> {
  const view = await requestView(context, request)
  const { settings } = await context.portal.get()
  const { language } = view
  const t = translate(language)
  const shown: ConsoleView = { language, t, zone: settings.timeZone, now: context.now(), settings }
  const words = typeof title === 'string' ? t(title) : title.words
  const frame = await workFrame(context, request, {
    title: words,
    rail: consoleRail(language, section),
    surface: t('work.console'),
    person: signedInPerson(request),
    view,
  })
  return respondOnce(
    context,
    reply,
    view,
    status,
    <WorkLayout frame={frame}>
      {!bare && (
        <PageHead title={words} lead={lead && t(lead)} back={back?.(shown)} actions={actions?.(shown)} />
      )}
      {body(shown)}
    </WorkLayout>,
    framing ? 'framing' : undefined,
  )
}
