import { surface } from '../http/guards.ts'
import { applicationsAtDesk } from './applications/index.ts'
import { articleDesk } from './articles/routes.tsx'
import { calendarDesk } from './calendar/routes.tsx'
import { commentsDesk } from './comments/routes.tsx'
import { publishedDesk } from './published/routes.tsx'
import { slotsDesk } from './slots/index.ts'
import { todayPage } from './today/page.tsx'

/** `/desk`: applications and articles that wait for editors, and what stands on the pages. */
export const deskSurface = surface('/desk', ['editor', 'operator'], (app, context) => {
  todayPage(app, context)
  applicationsAtDesk(app, context)
  articleDesk(app, context)
  calendarDesk(app, context)
  publishedDesk(app, context)
  commentsDesk(app, context)
  slotsDesk(app, context)
})
