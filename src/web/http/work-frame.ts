import type { FastifyRequest } from 'fastify'
import { localText } from '../../domain/settings/index.ts'
import type { WorkFrame } from '../ui/work-layout.tsx'
import type { WebContext } from './context.ts'
import { type View, viewOf } from './view.ts'

type Given = 'title' | 'rail' | 'person' | 'notSetUp' | 'islands' | 'surface' | 'task' | 'wide'

/** What the layout of sign-in, set-up and the working surfaces is given. */
export async function workFrame(
  context: WebContext,
  request: FastifyRequest,
  page: Pick<WorkFrame, Given> & { view?: View },
): Promise<WorkFrame> {
  const { settings } = await context.portal.get()
  const { language, theme, edition, reading } = page.view ?? viewOf(request.headers, settings)
  return {
    language,
    theme,
    edition,
    reading,
    portalName: localText(settings.portalName, language),
    title: page.title,
    assets: context.assets,
    notSetUp: page.notSetUp ?? settings.setUpAt === null,
    person: page.person && { name: page.person.name, roles: page.person.roles },
    signOutHref: page.person && '/sign-out',
    rail: page.rail,
    islands: page.islands,
    surface: page.surface,
    task: page.task,
    wide: page.wide,
  }
}
