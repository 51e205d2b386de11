import multipart from '@fastify/multipart'
import { MAX_VIDEO_BYTES } from '../../domain/media/index.ts'
import { surface } from '../http/guards.ts'
import { articleRoutes } from './article/routes.ts'
import { articlesPage } from './articles/page.tsx'
import { commentPages } from './comments/page.tsx'
import { homePage } from './home/page.tsx'
import { invitationPages } from './members/invitation.tsx'
import { memberPages } from './members/page.tsx'
import { profilePage } from './profile/page.tsx'
import { seriesPages } from './series/pages.tsx'
import { answerTrouble } from './trouble.tsx'

/** `/studio`: where an account's members write. What they may do there is decided by the permission matrix. */
export const studioSurface = surface('/studio', 'signed-in', async (app, context) => {
  await app.register(multipart, {
    limits: { files: 1, fields: 30, fieldSize: 64 * 1024, fileSize: MAX_VIDEO_BYTES, parts: 31 },
  })
  answerTrouble(app, context)
  homePage(app, context)
  articlesPage(app, context)
  articleRoutes(app, context)
  seriesPages(app, context)
  commentPages(app, context)
  memberPages(app, context)
  invitationPages(app, context)
  profilePage(app, context)
})
