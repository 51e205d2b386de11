import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../http/context.ts'
import { surface } from '../http/guards.ts'
import { meJson } from './me-json.ts'
import { mePage } from './me-page.tsx'
import { setUpPage } from './set-up-page.tsx'
import { signInPage } from './sign-in-page.tsx'
import { signOut } from './sign-out.ts'

/** Set-up, sign-in and what a person sees of themselves. */
export async function peopleSurface(app: FastifyInstance, context: WebContext): Promise<void> {
  setUpPage(app, context)
  signInPage(app, context)
  signOut(app, context)
  meJson(app, context)
  await surface('/me', 'signed-in', mePage)(app, context)
}
