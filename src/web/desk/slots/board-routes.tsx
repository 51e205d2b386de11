import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { searchPublished } from '../../../domain/reviewing/index.ts'
import { isId } from '../../../kernel/ids.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { respondDesk } from '../respond-desk.tsx'
import { BoardView } from './board-view.tsx'
import { DONE } from './done.ts'
import { loadBoard } from './load-board.ts'
import { loadSlotPage, SLOTS_PATH } from './slot-page.ts'

const WORDS_MAX = 100
const FOUND = 12
/** `/desk/slots/{page}`: a page's places with what stands in them, and articles to place beside it. */
export function boardRoutes(app: FastifyInstance, context: WebContext): void {
  app.get('/slots', (_request, reply) => reply.redirect(`${SLOTS_PATH}/front`, 303))
  app.get('/slots/:page', (request, reply) => showBoard(context, request, reply))
}

async function showBoard(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { desk, slotPage } = await loadSlotPage(context, request)
  const { text } = formValues(request.query)
  const words = text('q').replace(/\s+/g, ' ').trim().slice(0, WORDS_MAX)
  const now = context.now()
  const [board, found] = await Promise.all([
    loadBoard(context, slotPage, now),
    searchPublished(context.database, words),
  ])
  return respondDesk(context, request, reply, {
    desk,
    title: ({ t }) => t('slots.title'),
    section: SLOTS_PATH,
    wide: true,
    islands: ['desk-slots'],
    body: (view) => (
      <BoardView
        {...{ view, slotPage, board, words }}
        found={found.items.slice(0, FOUND)}
        done={DONE.find((one) => one === text('done'))}
        doneNumber={/^\d{1,9}$/.test(text('change')) ? Number(text('change')) : undefined}
        mark={isId(text('at')) ? text('at') : undefined}
      />
    ),
  })
}
