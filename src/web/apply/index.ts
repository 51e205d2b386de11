import multipart from '@fastify/multipart'
import { surface } from '../http/guards.ts'
import { beginPages } from './begin-pages.tsx'
import { autosave } from './form/autosave.ts'
import { savePage } from './form/save.tsx'
import { proofRoutes } from './proofs.ts'
import { statusPages } from './status/pages.tsx'

/** `/applications`: a person's own applications for an account; `/apply` leads here. */
export const applySurface = surface('/applications', 'signed-in', async (app, context) => {
  await app.register(multipart)
  beginPages(app, context)
  autosave(app, context)
  savePage(app, context)
  proofRoutes(app, context)
  statusPages(app, context)
})
