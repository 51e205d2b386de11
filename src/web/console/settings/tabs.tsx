import { Tabs } from '../../ui/work/index.ts'
import type { ConsoleView } from '../respond-console.tsx'
import { RULE_GROUPS } from './groups.ts'

/** The groups of settings; `current` is the last part of the address, '' for the portal itself. */
export function SettingsTabs({ view, current }: { view: ConsoleView; current: string }) {
  const { t } = view
  const groups = [{ name: '', title: 'console.setPortal' as const }, ...RULE_GROUPS]
  const tabs = groups.map(({ name, title }) => ({
    label: t(title),
    href: name ? `/console/settings/${name}` : '/console/settings',
    current: name === current,
  }))
  return <Tabs label={t('console.settingsGroups')} tabs={tabs} />
}
