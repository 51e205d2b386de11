import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../../http/context.ts'
import { choice } from './choice.ts'
import { forYouPage } from './for-you-page.tsx'
import { NeutralList } from './neutral-list.ts'
import { rankingPage } from './ranking-page.tsx'
import { whyPage } from './why-page.tsx'

export { type Asked, type WhyList, whyHref } from './why-href.ts'

/** How lists are made, why something is in one, the reader's own list, and the choice that it uses nothing about them. */
export function ranking(app: FastifyInstance, context: WebContext): void {
  const neutral = new NeutralList(context)
  rankingPage(app, context)
  whyPage(app, context, neutral)
  forYouPage(app, context, neutral)
  choice(app, context)
}
