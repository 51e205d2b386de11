import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Application } from '../../../domain/applications/index.ts'
import { type TemplateKind, templatesFor } from '../../../domain/templates/index.ts'
import type { WebContext } from '../../http/context.ts'
import { Notice } from '../../ui/notice.tsx'
import { ListDetail } from '../../ui/work/index.ts'
import type { AtDesk } from '../load-desk.ts'
import { type DeskView, respondDesk } from '../respond-desk.tsx'
import { type Asked, addressOf, queryOf } from './asked.ts'
import { DecisionForm, type Reasoned, type TypedDecision } from './decision-form.tsx'
import { Detail, DetailHead } from './detail.tsx'
import { DetailActions, DetailKeys } from './detail-actions.tsx'
import { Done, type DoneWith } from './done.tsx'
import { loadQueue } from './load.ts'
import { QueueFilterBar, QueueList, StateChips } from './queue-list.tsx'

type Given = {
  desk: AtDesk
  asked: Asked
  application: Application
  /** The form of a decision, open. */
  typed?: TypedDecision
  /** Why what was asked for was not done. */
  trouble?: { title: string; text?: string; unsent?: string }
  done?: DoneWith
  status?: number
}

/** Answers with the queue and one application of it open. At most two queries beside those of the desk and of the application. */
export async function showDetail(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { desk, asked, application, typed, trouble, done, status = 200 }: Given,
): Promise<FastifyReply> {
  const [queue, templates, { settings }] = await Promise.all([
    loadQueue(context, desk, asked, application),
    typed ? templatesFor(context.database.db, templateKind(typed.decide)) : [],
    context.portal.get(),
  ])
  const query = queryOf(queue.asked)
  const undoMinutes = settings.applicationUndoMinutes
  const parts = (view: DeskView): VNode => (
    <>
      {done && <Done view={view} done={done} />}
      {trouble && <Trouble {...trouble} unsentLabel={view.t('desk.app.notSent')} />}
      <DetailHead view={view} application={application} query={query} />
      {typed && <DecisionForm {...{ view, application, templates, typed, query }} />}
      <Detail view={view} application={application} query={query} />
      <DetailKeys view={view} />
    </>
  )
  return respondDesk(context, request, reply, {
    desk,
    section: '/desk/applications',
    status,
    title: () => application.name,
    body: (view) => (
      <ListDetail
        language={view.language}
        title={view.t('desk.app.title')}
        listHref={addressOf(queue.asked)}
        tools={<StateChips view={view} queue={queue} />}
        filters={<QueueFilterBar view={view} queue={queue} fields={settings.fields} />}
        list={<QueueList view={view} queue={queue} current={application.id} />}
        detail={parts(view)}
        actions={
          <DetailActions {...{ view, application, undoMinutes }} asked={queue.asked} open={typed?.decide} />
        }
      />
    ),
  })
}

/** Ready words there are for asking and refusing; a dismissed appeal is a refusal. */
export function templateKind(decide: Reasoned): TemplateKind | undefined {
  if (decide === 'changes') return 'application.changes'
  return decide === 'grant' ? undefined : 'application.refuse'
}

function Trouble({
  title,
  text,
  unsent,
  unsentLabel,
}: {
  title: string
  text?: string
  unsent?: string
  unsentLabel: string
}) {
  return (
    <Notice kind="warning" title={title} alert>
      {text && <p class="said">{text}</p>}
      {unsent && (
        <>
          <p>{unsentLabel}</p>
          <p class="said">{unsent}</p>
        </>
      )}
    </Notice>
  )
}
