import type { FastifyReply } from 'fastify'
import type { WebContext } from '../http/context.ts'
import { passCookies, tellKnown } from '../http/session.ts'

/** Passes a new session on and leads to where its owner wanted to go; or to the question for a code. */
export function enter(
  context: WebContext,
  reply: FastifyReply,
  answer: { setCookies: string[]; needsCode?: boolean },
  to: string,
): FastifyReply {
  passCookies(reply, answer.setCookies)
  if (answer.needsCode) return reply.redirect(`/sign-in/code?to=${encodeURIComponent(to)}`, 303)
  tellKnown(context, reply, true)
  return reply.redirect(to, 303)
}
