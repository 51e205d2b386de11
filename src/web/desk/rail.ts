import type { Language } from '../ui/frame.ts'
import { translate } from '../ui/messages.ts'
import type { RailEntry } from '../ui/work-layout.tsx'
import type { AtDesk } from './load-desk.ts'

/** An entry of the desk's rail. */
export type DeskSection =
  | '/desk'
  | '/desk/applications'
  | '/desk/articles'
  | '/desk/articles?assigned=me'
  | '/desk/calendar'
  | '/desk/published'
  | '/desk/comments'
  | '/desk/slots'

/** The rail of the desk, with one entry open. */
export function deskRail(language: Language, current: DeskSection, { counts }: AtDesk): RailEntry[] {
  const t = translate(language)
  const entry = (href: DeskSection, name: string, more: Partial<RailEntry> = {}): RailEntry => ({
    name,
    href,
    current: href === current,
    ...more,
  })
  return [
    entry('/desk', t('desk.rail.today')),
    entry('/desk/applications', t('desk.rail.applications'), { count: counts.applications || undefined }),
    entry('/desk/articles', t('desk.rail.articles'), { count: counts.articles || undefined }),
    entry('/desk/slots', t('desk.rail.slots')),
    entry('/desk/calendar', t('desk.rail.calendar')),
    entry('/desk/published', t('desk.rail.published')),
    entry('/desk/comments', t('comments.desk.title')),
    entry('/desk/articles?assigned=me', t('desk.rail.mine'), {
      group: t('desk.rail.me'),
      count: counts.mine || undefined,
    }),
  ]
}
