import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { OwnAccount } from '../../domain/accounts/index.ts'
import type { WebContext } from '../http/context.ts'
import { requestView, respondOnce } from '../http/respond.ts'
import { workFrame } from '../http/work-frame.ts'
import type { Language } from '../ui/frame.ts'
import { translate } from '../ui/messages.ts'
import type { Task } from '../ui/work/task-bar.tsx'
import { type RailEntry, WorkLayout } from '../ui/work-layout.tsx'
import type { Who } from './load.ts'

/** How a page of the studio is drawn: its language, the portal's zone, the time it is. */
export type StudioView = { language: Language; zone: string; now: Date }

type Section = 'home' | 'articles' | 'comments' | 'series' | 'members' | 'profile'

export type StudioPage = {
  who: Who
  /** In words; of the tab too. */
  title: (view: StudioView) => string
  /** The account that the page is about; its parts stand in the rail. */
  account?: OwnAccount
  section?: Section
  status?: number
  islands?: string[]
  /** A bar for one task instead of the rail. */
  task?: (view: StudioView) => Task
  wide?: boolean
  /** It shows another page of ours in a frame. */
  frame?: 'framing'
  body: (view: StudioView) => VNode
}

/** Answers with a page of the studio. */
export async function respondStudio(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  page: StudioPage,
): Promise<FastifyReply> {
  const view = await requestView(context, request)
  const { settings } = await context.portal.get()
  const drawn = { language: view.language, zone: settings.timeZone, now: context.now() }
  const task = page.task?.(drawn)
  const frame = await workFrame(context, request, {
    title: page.title(drawn),
    rail: task ? undefined : railOf(page, view.language),
    surface: translate(view.language)('work.studio'),
    person: page.who.person,
    islands: page.islands,
    task,
    wide: page.wide,
    view,
  })
  const body = <WorkLayout frame={frame}>{page.body(drawn)}</WorkLayout>
  return respondOnce(context, reply, view, page.status ?? 200, body, page.frame)
}

function railOf({ who, account, section }: StudioPage, language: Language): RailEntry[] {
  const t = translate(language)
  const here = account ?? (who.accounts.length === 1 ? who.accounts[0] : undefined)
  const entry = (name: string, path: string, one: Section): RailEntry => ({
    group: here?.name,
    name,
    href: `/studio/@${here?.handle}${path}`,
    current: here === account && section === one,
  })
  const own = here
    ? [
        entry(t('studio.home'), '', 'home'),
        entry(t('studio.articles'), '/articles', 'articles'),
        entry(t('comments.title'), '/comments', 'comments'),
        entry(t('studio.series'), '/series', 'series'),
        entry(t('studio.members'), '/members', 'members'),
        entry(t('studio.profile'), '/profile', 'profile'),
      ]
    : []
  const others = who.accounts
    .filter((one) => one !== here)
    .map((one) => ({
      group: here ? t('studio.otherAccounts') : undefined,
      name: one.name,
      href: `/studio/@${one.handle}`,
      current: false,
    }))
  const all = { name: t('studio.accounts'), href: '/studio', current: account === undefined }
  return own.length > 0 ? [...own, ...others] : [all, ...others]
}
