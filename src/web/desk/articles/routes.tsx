import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { ListDetail } from '../../ui/work/index.ts'
import { loadDesk } from '../load-desk.ts'
import { respondDesk } from '../respond-desk.tsx'
import { addressOf, readAsked } from './asked.ts'
import { assignRoutes } from './assign.tsx'
import { changesPage } from './changes.tsx'
import { decideRoutes } from './decide.tsx'
import { editRoutes } from './edit.tsx'
import { historyPage } from './history.tsx'
import { loadQueue } from './load-queue.ts'
import { loadReview } from './load-review.ts'
import { noteRoutes } from './note.tsx'
import { previewPages } from './preview.tsx'
import { QueueEmpty, QueueEntries, QueueFilterBar, StateChips } from './queue-list.tsx'
import { ReviewSide } from './review-side.tsx'
import { Told } from './review-view.tsx'
import { sectionOf, showReview } from './show-review.tsx'

/** `/desk/articles`: what authors handed in, and each of it at `/{id}` with what an editor can do about it. */
export function articleDesk(app: FastifyInstance, context: WebContext): void {
  app.get('/articles', (request, reply) => showQueue(context, request, reply))

  app.get('/articles/:id', async (request, reply) => {
    const review = await loadReview(context, request)
    const { text } = formValues(request.query)
    return showReview(context, request, reply, review, {
      islands: ['desk-notes'],
      told: (view) => <Told view={view} done={text('done')} was={text('was')} />,
      side: (view) => <ReviewSide view={view} review={review} />,
    })
  })

  decideRoutes(app, context)
  noteRoutes(app, context)
  editRoutes(app, context)
  changesPage(app, context)
  historyPage(app, context)
  assignRoutes(app, context)
  previewPages(app, context)
}

async function showQueue(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const asked = readAsked(request.query)
  const [desk, queue] = await Promise.all([
    loadDesk(context, request, { members: false }),
    loadQueue(context, asked, signedInPerson(request).id),
  ])
  const { text } = formValues(request.query)
  return respondDesk(context, request, reply, {
    desk,
    title: ({ t }) => t('desk.art.title'),
    section: sectionOf(asked),
    body: (view) => (
      <>
        <Told view={view} done={text('done')} was={text('was')} />
        <ListDetail
          language={view.language}
          title={view.t('desk.art.title')}
          listHref={addressOf(asked)}
          tools={<StateChips view={view} queue={queue} />}
          filters={<QueueFilterBar view={view} queue={queue} />}
          list={<QueueEntries view={view} queue={queue} />}
          empty={queue.items.length === 0 ? <QueueEmpty view={view} queue={queue} /> : undefined}
        />
      </>
    ),
  })
}
