import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  beginApplication,
  isSubjectKind,
  type OwnApplication,
  ownApplications,
  SUBJECT_KINDS,
  saveApplication,
  waitOf,
} from '../../domain/applications/index.ts'
import { isId } from '../../kernel/ids.ts'
import { transact } from '../../platform/database/index.ts'
import type { WebContext } from '../http/context.ts'
import { formValues } from '../http/form-values.ts'
import { signedInPerson } from '../http/guards.ts'
import { requestView } from '../http/respond.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { createVoice } from '../ui/voice.ts'
import { Badge, DateTime, EmptyState, PageHead, Part, WorkList } from '../ui/work/index.ts'
import { applicantOf } from './applicant.ts'
import { ForgetCopy } from './autosave.tsx'
import { type ApplyView, respondApply } from './respond-apply.tsx'
import { stateTone } from './state-tone.ts'

const OPEN = ['draft', 'submitted', 'changes', 'appealed']
const EMPTY = { subject: {}, handle: '', name: '', signature: '', field: '', plan: '', earlier: '' }

/** `/applications`: one's own; `/applications/new`: what it takes, and the first question. */
export function beginPages(app: FastifyInstance, context: WebContext): void {
  app.get('/', async (request, reply) => {
    const own = await ownApplications(context.database, signedInPerson(request).id)
    const { discarded } = request.query as { discarded?: unknown }
    const gone = typeof discarded === 'string' && isId(discarded) ? discarded : undefined
    return respondApply(context, request, reply, {
      title: ({ t }) => t('apply.mine'),
      islands: gone ? ['autosave-form'] : [],
      body: (view) => (
        <>
          {gone && <ForgetCopy id={gone} />}
          <OwnList view={view} own={own} />
        </>
      ),
    })
  })

  app.get('/new', (request, reply) => showBegin(context, request, reply, 200))

  app.post('/new', async (request, reply) => {
    const kind = formValues(request.body).text('kind')
    if (!isSubjectKind(kind)) return showBegin(context, request, reply, 422)
    const actor = applicantOf(request)
    const { language } = await requestView(context, request)
    const now = context.now()
    const { applicationId } = await transact(context.database, async (tx) => {
      const begun = await beginApplication(tx, { actor, language, now })
      // The second of two clicks finds the draft as the first made it.
      const fresh = await tx.db
        .selectFrom('application')
        .select('version')
        .where('id', '=', begun.applicationId)
        .executeTakeFirst()
      if (fresh?.version === 0)
        await saveApplication(tx, { ...begun, version: 0, fields: { ...EMPTY, kind }, actor, now })
      return begun
    })
    return reply.redirect(`/applications/${applicationId}`, 303)
  })
}

async function showBegin(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  status: 200 | 422,
) {
  const { id } = signedInPerson(request)
  const own = await ownApplications(context.database, id)
  const open = own.find(({ state }) => OPEN.includes(state))
  const { settings } = await context.portal.get()
  const { until } = await waitOf(context.database.db, id, settings, context.now())
  return respondApply(context, request, reply, {
    title: ({ t }) => t('apply.title'),
    status,
    body: (view) => <Begin view={view} open={open} until={until} wrong={status === 422} />,
  })
}

type BeginProps = { view: ApplyView; open?: OwnApplication; until: Date | null; wrong: boolean }

function Begin({ view: { t, language, zone }, open, until, wrong }: BeginProps) {
  if (open) {
    return (
      <>
        <PageHead title={t('apply.title')} />
        <EmptyState
          title={t('apply.openAlready')}
          text={open.name || t('apply.untitled')}
          action={{ href: `/applications/${open.id}`, label: t('apply.continue') }}
        />
      </>
    )
  }
  const error = wrong ? t('apply.error.kind') : undefined
  return (
    <>
      <PageHead title={t('apply.title')} lead={t('apply.beginLead')} />
      {until && (
        <Notice kind="warning" title={t('apply.waiting')}>
          <p>{t('apply.waitingText', { date: createVoice(language, zone).dateTime(until) })}</p>
        </Notice>
      )}
      <Form
        action="/applications/new"
        errorTitle={t('common.problem')}
        errors={error ? [{ name: 'kind', text: error }] : []}
      >
        <Choices
          name="kind"
          label={t('apply.beginKind')}
          error={error}
          values={[]}
          choices={SUBJECT_KINDS.map((kind) => ({
            value: kind,
            label: t(`apply.kind.${kind}`),
            hint: t(`apply.kindHint.${kind}`),
          }))}
        />
        <div class="form-actions">
          <Button>{t('apply.begin')}</Button>
        </div>
      </Form>
      <Part title={t('apply.beginNeed')}>
        <ul class="bullets">
          <li>{t('apply.need.name')}</li>
          <li>{t('apply.need.plan')}</li>
          <li>{t('apply.need.proof')}</li>
        </ul>
      </Part>
    </>
  )
}

function OwnList({ view: { t, language, zone }, own }: { view: ApplyView; own: OwnApplication[] }) {
  const begin = { href: '/applications/new', label: t('apply.begin') }
  const open = own.some(({ state }) => OPEN.includes(state))
  if (own.length === 0) {
    return (
      <>
        <PageHead title={t('apply.mine')} />
        <EmptyState title={t('apply.mineNone')} text={t('apply.beginLead')} action={begin} />
      </>
    )
  }
  return (
    <>
      <PageHead title={t('apply.mine')} actions={!open && <Button href={begin.href}>{begin.label}</Button>} />
      <WorkList
        label={t('apply.mine')}
        items={own.map(({ id, name, handle, state, since }) => ({
          href: `/applications/${id}`,
          title: name || t('apply.untitled'),
          badge: <Badge tone={stateTone(state)}>{t(`apply.state.${state}`)}</Badge>,
          about: handle && ` @${handle}`,
          time: <DateTime at={since} form="day" zone={zone} language={language} />,
        }))}
      />
    </>
  )
}
