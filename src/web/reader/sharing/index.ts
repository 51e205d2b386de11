import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../../http/context.ts'
import { cards } from './card/routes.ts'
import { icons } from './icons.ts'
import { manifest } from './manifest.ts'
import { offline } from './offline/routes.ts'

export { shortAddress } from './card/card-words.ts'
export { CARD_SIZE } from './card/draw-card.ts'

/** What readers carry away: cards of articles, the portal as an app, articles to read without a network. */
export function sharing(app: FastifyInstance, context: WebContext): void {
  cards(app, context)
  icons(app, context)
  manifest(app, context)
  offline(app, context)
}
