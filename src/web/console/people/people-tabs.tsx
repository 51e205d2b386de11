import { Tabs } from '../../ui/work/index.ts'
import type { ConsoleView } from '../respond-console.tsx'

/** The people who are here, and those who were invited. */
export function PeopleTabs({ view: { t }, current }: { view: ConsoleView; current: string }) {
  const tabs = [
    { label: t('console.people'), href: '/console/people' },
    { label: t('console.invitations'), href: '/console/people/invitations' },
  ]
  return (
    <Tabs label={t('console.people')} tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />
  )
}
