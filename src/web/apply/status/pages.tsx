import type { FastifyInstance } from 'fastify'
import { discardDraft, withdrawApplication } from '../../../domain/applications/index.ts'
import type { Action } from '../../../domain/permissions/index.ts'
import { type Tx, transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { requestView } from '../../http/respond.ts'
import type { MessageKey } from '../../ui/messages.ts'
import { translate } from '../../ui/messages.ts'
import { Confirm } from '../../ui/work/index.ts'
import { applicantOf, type ById, ownApplication } from '../applicant.ts'
import { showForm } from '../form/show.tsx'
import { respondApply } from '../respond-apply.tsx'
import { appealPages } from './appeal-page.tsx'
import { showStatus } from './show.tsx'
import { showProblem } from './show-problem.tsx'

const NOTICES: Record<string, MessageKey> = {
  saved: 'apply.savedNotice',
  sent: 'apply.sentNotice',
  answered: 'apply.answerNotice',
  appealed: 'apply.appealNotice',
  withdrawn: 'apply.withdrawnNotice',
}

/** `/applications/{id}`: the form while it is being written, where it stands afterwards; and what one can take back. */
export function statusPages(app: FastifyInstance, context: WebContext): void {
  app.get<ById>('/:id', async (request, reply) => {
    const application = await ownApplication(context, request, request.params.id)
    const { language } = await requestView(context, request)
    const asked = Object.keys(request.query as object).find((name) => Object.hasOwn(NOTICES, name))
    const notice = asked && translate(language)(NOTICES[asked] as MessageKey)
    const writing = application.state === 'draft' || application.state === 'changes'
    return (writing ? showForm : showStatus)(context, request, reply, application, { notice })
  })

  appealPages(app, context)
  takeBack(app, context, {
    path: 'withdrawal',
    action: 'application.withdraw',
    run: withdrawApplication,
    done: (id) => `/applications/${id}?withdrawn`,
    words: (state) => (state === 'appealed' ? 'withdrawAppeal' : 'withdraw'),
  })
  takeBack(app, context, {
    path: 'discard',
    action: 'application.discard',
    run: discardDraft,
    done: (id) => `/applications?discarded=${id}`,
    words: () => 'discard',
  })
}

type Given = { applicationId: string; actor: ReturnType<typeof applicantOf>; now: Date }
type TakeBack = {
  path: string
  action: Action
  run: (tx: Tx, given: Given) => Promise<void>
  done: (id: string) => string
  words: (state: string) => 'withdraw' | 'withdrawAppeal' | 'discard'
}

/** A step that takes something away: asked on a page of its own, done by its form. */
function takeBack(
  app: FastifyInstance,
  context: WebContext,
  { path, action, run, done, words }: TakeBack,
): void {
  app.get<ById>(`/:id/${path}`, async (request, reply) => {
    const { id } = request.params
    const application = await ownApplication(context, request, id)
    try {
      await ownApplication(context, request, id, action)
    } catch (error) {
      return showProblem(context, request, reply, id, error)
    }
    const word = words(application.state)
    return respondApply(context, request, reply, {
      title: ({ t }) => t(`apply.${word}Ask`),
      body: ({ t, language }) => (
        <Confirm
          language={language}
          title={t(`apply.${word}Ask`)}
          lead={application.name}
          effects={[t(`apply.${word}Effect`)]}
          undo={t(`apply.${word}Undo`)}
          action={`/applications/${id}/${path}`}
          button={t(`apply.${word}`)}
          cancelHref={`/applications/${id}`}
        />
      ),
    })
  })

  app.post<ById>(`/:id/${path}`, async (request, reply) => {
    const { id } = request.params
    const given = { applicationId: id, actor: applicantOf(request), now: context.now() }
    try {
      await ownApplication(context, request, id)
      await transact(context.database, (tx) => run(tx, given))
    } catch (error) {
      return showProblem(context, request, reply, id, error)
    }
    return reply.redirect(done(id), 303)
  })
}
