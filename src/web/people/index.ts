import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../http/context.ts'
import { surface } from '../http/guards.ts'
import { codePage } from './code-page.tsx'
import { confirmPage } from './confirm-page.tsx'
import { forgottenPage } from './forgotten-page.tsx'
import { mePages } from './me/index.ts'
import { meJson } from './me-json.ts'
import { passkeySignIn, providerSignInRoutes } from './other-ways.ts'
import { resetPage } from './reset-page.tsx'
import { setUpPage } from './set-up-page.tsx'
import { signInPage } from './sign-in-page.tsx'
import { signOut } from './sign-out.ts'
import { signUpPage } from './sign-up-page.tsx'
import { unsubscribePage } from './unsubscribe.tsx'

/** Set-up, the ways in and out, and what a person sees of themselves. */
export async function peopleSurface(app: FastifyInstance, context: WebContext): Promise<void> {
  setUpPage(app, context)
  signUpPage(app, context)
  confirmPage(app, context)
  signInPage(app, context)
  codePage(app, context)
  passkeySignIn(app, context)
  providerSignInRoutes(app, context)
  forgottenPage(app, context)
  resetPage(app, context)
  signOut(app, context)
  unsubscribePage(app, context)
  meJson(app, context)
  await surface('/me', 'signed-in', mePages)(app, context)
}
