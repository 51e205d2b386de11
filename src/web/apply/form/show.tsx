import type { FastifyReply, FastifyRequest } from 'fastify'
import { currentAgreements } from '../../../domain/agreements/index.ts'
import { type Application, waitOf } from '../../../domain/applications/index.ts'
import type { WebContext } from '../../http/context.ts'
import { Notice } from '../../ui/notice.tsx'
import { Badge, DateTime, PageHead, Part, Timeline } from '../../ui/work/index.ts'
import { type ApplyView, respondApply } from '../respond-apply.tsx'
import { stateTone } from '../state-tone.ts'
import { timelineFor } from '../status/timeline.ts'
import type { ShownForm } from './shown.ts'
import { ApplicationForm } from './view.tsx'

type Given = Partial<Omit<ShownForm, 'application' | 'agreements' | 'until'>> & {
  status?: number
  notice?: string
}

/** Answers with the form of an application, as it is kept or as it was typed. */
export async function showForm(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  application: Application,
  given: Given = {},
): Promise<FastifyReply> {
  const agreements = await currentAgreements(context.database.db, 'apply')
  const { settings } = await context.portal.get()
  const { until } = await waitOf(context.database.db, application.person.id, settings, context.now())
  const form: ShownForm = {
    application,
    fields: application,
    version: application.version,
    agreements,
    agreed: [],
    answer: '',
    errors: {},
    problems: [],
    until: application.state === 'draft' ? until : null,
    ...given,
  }
  return respondApply(context, request, reply, {
    title: ({ t }) => application.name || t('apply.title'),
    status: given.status ?? 200,
    islands: ['autosave-form'],
    body: (view) => (
      <>
        <Head view={view} application={application} notice={given.notice} />
        <ApplicationForm view={view} form={form} />
        {application.steps.length > 0 && (
          <Part title={view.t('apply.timeline')}>
            <Timeline language={view.language} zone={view.zone} entries={timelineFor(view, application)} />
          </Part>
        )}
      </>
    ),
  })
}

function Head({
  view: { t, language, zone },
  application,
  notice,
}: {
  view: ApplyView
  application: Application
  notice?: string
}) {
  const { state, steps, name } = application
  const asked = state === 'changes' ? steps.findLast(({ kind }) => kind === 'changes') : undefined
  return (
    <>
      <PageHead
        title={name || t('apply.title')}
        back={{ href: '/applications', label: t('apply.mine') }}
        above={
          <>
            <Badge tone={stateTone(state)}>{t(`apply.state.${state}`)}</Badge>{' '}
            <DateTime at={application.changedAt} zone={zone} language={language} />
          </>
        }
      />
      {notice && <Notice kind="good" title={notice} alert />}
      {asked && (
        <Notice kind="warning" title={t('apply.changesAsked')}>
          <p class="said">{asked.reason}</p>
          <p>{t('apply.changesText')}</p>
        </Notice>
      )}
    </>
  )
}
