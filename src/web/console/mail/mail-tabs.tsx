import { Tabs } from '../../ui/work/index.ts'
import type { ConsoleView } from '../respond-console.tsx'

/** Mails that went out, and those that lie here as files. */
export function MailTabs({ view: { t }, current }: { view: ConsoleView; current: string }) {
  const tabs = [
    { label: t('console.mailWay'), href: '/console/mail' },
    { label: t('console.outbox'), href: '/console/mail/outbox' },
  ]
  return (
    <Tabs label={t('console.mail')} tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />
  )
}
