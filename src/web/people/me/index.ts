import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../../http/context.ts'
import { bookmarksPages } from './bookmarks.tsx'
import { dataPage } from './data.tsx'
import { followingList } from './following.tsx'
import { historyPages } from './history.tsx'
import { leavePage } from './leave.tsx'
import { noticeChoicesPage } from './notice-choices.tsx'
import { notificationsPage } from './notifications.tsx'
import { overviewPage } from './overview.tsx'
import { passkeyRoutes } from './passkeys.ts'
import { passwordPage } from './password.tsx'
import { profilePage } from './profile.tsx'
import { pushRoutes } from './push-routes.ts'
import { secondFactorPage } from './second-factor.tsx'
import { securityPage } from './security.tsx'

/** Everything under `/me`: what is a person's own. */
export function mePages(app: FastifyInstance, context: WebContext): void {
  overviewPage(app, context)
  profilePage(app, context)
  securityPage(app, context)
  passwordPage(app, context)
  passkeyRoutes(app, context)
  secondFactorPage(app, context)
  notificationsPage(app, context)
  followingList(app, context)
  bookmarksPages(app, context)
  historyPages(app, context)
  noticeChoicesPage(app, context)
  pushRoutes(app, context)
  dataPage(app, context)
  leavePage(app, context)
}
