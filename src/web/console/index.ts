import { surface } from '../http/guards.ts'
import { channelPages } from './channels/pages.tsx'
import { overviewPage } from './overview/page.tsx'
import { settingsPage } from './settings/page.tsx'

/** `/console`: settings, channels, people and the state of the machine; for the operator. */
export const consoleSurface = surface('/console', ['operator'], (app, context) => {
  overviewPage(app, context)
  settingsPage(app, context)
  channelPages(app, context)
})
