import { surface } from '../http/guards.ts'
import { applicationsAtDesk } from './applications/index.ts'
import { todayPage } from './today/page.tsx'

/** `/desk`: applications and articles that wait for editors. */
export const deskSurface = surface('/desk', ['editor', 'operator'], (app, context) => {
  todayPage(app, context)
  applicationsAtDesk(app, context)
})
