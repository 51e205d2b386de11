import type { FastifyInstance } from 'fastify'
import { openProof } from '../../../domain/applications/index.ts'
import type { WebContext } from '../../http/context.ts'
import { sendProof } from '../../http/send-proof.ts'
import { ListDetail } from '../../ui/work/index.ts'
import { loadDesk } from '../load-desk.ts'
import { respondDesk } from '../respond-desk.tsx'
import { addressOf, askedIn } from './asked.ts'
import { REASONED } from './decision-form.tsx'
import { Done, doneIn } from './done.tsx'
import { APPLICATIONS, type ById, loadForReview, loadQueue } from './load.ts'
import { EmptyQueue, QueueFilterBar, QueueList, StateChips } from './queue-list.tsx'
import { showDetail } from './show-detail.tsx'

/** `/desk/applications`: the queue; `/{id}`: one of it, beside it; its proofs. */
export function applicationPages(app: FastifyInstance, context: WebContext): void {
  app.get('/applications', async (request, reply) => {
    const desk = await loadDesk(context, request, APPLICATIONS)
    const queue = await loadQueue(context, desk, askedIn(request.query))
    const { settings } = await context.portal.get()
    const done = doneIn(request.query)
    return respondDesk(context, request, reply, {
      desk,
      section: '/desk/applications',
      title: ({ t }) => t('desk.app.title'),
      body: (view) => (
        <ListDetail
          language={view.language}
          title={view.t('desk.app.title')}
          listHref={addressOf(queue.asked)}
          tools={<StateChips view={view} queue={queue} />}
          filters={
            <>
              {done && <Done view={view} done={done} />}
              <QueueFilterBar view={view} queue={queue} fields={settings.fields} />
            </>
          }
          list={<QueueList view={view} queue={queue} />}
          empty={queue.rows.length === 0 ? <EmptyQueue view={view} queue={queue} /> : undefined}
        />
      ),
    })
  })

  app.get<ById>('/applications/:id', async (request, reply) => {
    const desk = await loadDesk(context, request, APPLICATIONS)
    const application = await loadForReview(context, desk, request.params.id)
    const asked = askedIn(request.query)
    // Opened from elsewhere, the list shows where it stands now.
    const named = 'state' in (request.query as object) || asked.state === application.state
    const { decide: wanted } = request.query as { decide?: unknown }
    const decide = REASONED.find((one) => one === wanted)
    const fits =
      decide && (decide === 'changes' || decide === 'refuse' ? 'submitted' : 'appealed') === application.state
    return showDetail(context, request, reply, {
      desk,
      asked: named || application.state === 'draft' ? asked : { state: application.state },
      application,
      typed: fits ? { decide, words: '', templates: [] } : undefined,
      done: doneIn(request.query),
    })
  })

  app.get<{ Params: { id: string; proofId: string } }>(
    '/applications/:id/proofs/:proofId',
    async (request, reply) => {
      const { actor } = await loadDesk(context, request, APPLICATIONS)
      const { id: applicationId, proofId } = request.params
      const proof = await openProof(context, {
        applicationId,
        proofId,
        actor,
        as: 'reviewer',
        now: context.now(),
      })
      return sendProof(reply, proof, 'picture' in (request.query as object))
    },
  )
}
