import type { FastifyInstance } from 'fastify'
import { record } from '../../../domain/audit/index.ts'
import { transact } from '../../../platform/database/index.ts'
import {
  discardJob,
  type JobCursor,
  type JobStage,
  listJobs,
  listQueues,
  retryJob,
} from '../../../platform/jobs/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { respondConsole } from '../respond-console.tsx'
import { DiscardJobPage, JobsView } from './view.tsx'

const ADDRESS = '/console/jobs'
const PAGE = 30
const STAGES: readonly JobStage[] = ['failed', 'waiting', 'running']

type ByJob = { Params: { name: string; id: string } }

/** `/console/jobs`: what failed, waits and runs; a failed job is run again or discarded. */
export function jobPages(app: FastifyInstance, context: WebContext): void {
  app.get('/jobs', async (request, reply) => {
    const query = formValues(request.query)
    const stage = STAGES.find((one) => one === query.text('stage')) ?? 'failed'
    const queues = await listQueues(context.database.db)
    const name = queues?.find((queue) => queue.name === query.text('name'))?.name
    const after = readCursor(query.text('after'))
    const found = queues
      ? await listJobs(context.database.db, stage, {
          limit: PAGE,
          ...(name && { name }),
          ...(after && { after }),
        })
      : { jobs: [] }
    return respondConsole(context, request, reply, {
      title: 'console.jobs',
      section: ADDRESS,
      lead: 'console.jobsLead',
      body: (view) => (
        <JobsView
          {...{ view, stage, name, queues }}
          jobs={found.jobs}
          next={'next' in found && found.next ? cursorText(found.next) : undefined}
          paged={after !== undefined}
          done={query.text('done')}
        />
      ),
    })
  })

  app.post<ByJob>('/jobs/:name/:id/retry', async (request, reply) => {
    const { name, id } = request.params
    const actor = signedInPerson(request).id
    await transact(context.database, async (tx) => {
      await retryJob(tx, { name, id })
      const subject = { kind: 'job', id }
      await record(tx, { action: 'job.retry', actor, subject, details: { name }, now: context.now() })
    })
    return reply.redirect(`${ADDRESS}?done=retry`, 303)
  })

  app.get<ByJob>('/jobs/:name/:id/discard', async (request, reply) =>
    respondConsole(context, request, reply, {
      title: 'console.jobDiscard',
      section: ADDRESS,
      bare: true,
      body: (view) => <DiscardJobPage view={view} {...request.params} />,
    }),
  )

  app.post<ByJob>('/jobs/:name/:id/discard', async (request, reply) => {
    const { name, id } = request.params
    const actor = signedInPerson(request).id
    await transact(context.database, async (tx) => {
      await discardJob(tx, { name, id })
      const subject = { kind: 'job', id }
      await record(tx, { action: 'job.discard', actor, subject, details: { name }, now: context.now() })
    })
    return reply.redirect(`${ADDRESS}?done=discard`, 303)
  })
}

function cursorText({ at, id }: JobCursor): string {
  return `${at.getTime()}_${id}`
}

function readCursor(text: string): JobCursor | undefined {
  const [, time, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text) ?? []
  return time && id ? { at: new Date(Number(time)), id } : undefined
}
