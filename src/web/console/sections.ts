import type { Language } from '../ui/frame.ts'
import { type MessageKey, translate } from '../ui/messages.ts'
import type { RailEntry } from '../ui/work-layout.tsx'

const SECTIONS = [
  { key: 'console.overview', href: '/console' },
  { group: 'console.groupPortal', key: 'console.settings', href: '/console/settings' },
  { group: 'console.groupPortal', key: 'console.channels', href: '/console/channels' },
  { group: 'console.groupPortal', key: 'slots.console.title', href: '/console/front' },
  { group: 'console.groupPortal', key: 'console.agreements', href: '/console/agreements' },
  { group: 'console.groupPortal', key: 'console.templates', href: '/console/templates' },
  { group: 'console.groupPeople', key: 'console.people', href: '/console/people' },
  { group: 'console.groupPeople', key: 'console.audit', href: '/console/audit' },
  { group: 'console.groupMachine', key: 'console.mail', href: '/console/mail' },
  { group: 'console.groupMachine', key: 'console.jobs', href: '/console/jobs' },
  { group: 'console.groupMachine', key: 'console.storage', href: '/console/storage' },
] as const satisfies { group?: MessageKey; key: MessageKey; href: string }[]

/** An entry of the console's rail. */
export type Section = (typeof SECTIONS)[number]['href']

/** The rail of the console, with one entry open. */
export function consoleRail(language: Language, current: Section): RailEntry[] {
  const t = translate(language)
  return SECTIONS.map((section) => ({
    ...('group' in section && { group: t(section.group) }),
    name: t(section.key),
    href: section.href,
    current: section.href === current,
  }))
}
