import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import { respondPage } from '../../http/respond.ts'
import { translate } from '../../ui/messages.ts'
import { RankingView } from './ranking-view.tsx'
import { sectionsOf } from './sections.ts'

/**
 * `/ranking`: how every list is made, in plain words, with the weights in force (Regulation (EU) 2022/2065, Art. 27:
 * main parameters, why they weigh what they weigh, and the reader's options). No query of its own.
 */
export function rankingPage(app: FastifyInstance, context: WebContext): void {
  app.get('/ranking', (request, reply) =>
    respondPage(context, request, reply, async (view) => {
      const { settings } = await context.portal.get()
      const t = translate(view.language)
      const frame = await frameOf(context, view, {
        title: t('ranking.title'),
        description: t('ranking.lead'),
        path: '/ranking',
      })
      return { view: <RankingView frame={frame} sections={sectionsOf(settings, t)} />, tags: [] }
    }),
  )
}
