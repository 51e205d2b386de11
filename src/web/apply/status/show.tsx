import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Application, waitOf } from '../../../domain/applications/index.ts'
import type { WebContext } from '../../http/context.ts'
import { Button } from '../../ui/button.tsx'
import { bytesWords } from '../../ui/bytes-words.ts'
import { Notice } from '../../ui/notice.tsx'
import { createVoice } from '../../ui/voice.ts'
import { Badge, DateTime, FileList, PageHead, Part, Timeline } from '../../ui/work/index.ts'
import { ForgetCopy } from '../autosave.tsx'
import { type ApplyView, respondApply } from '../respond-apply.tsx'
import { stateTone } from '../state-tone.ts'
import { SentFacts } from './facts.tsx'
import { timelineFor } from './timeline.ts'

type Given = { status?: number; notice?: string; problem?: string }

/** Answers with an application that is not being written: where it stands, why, and what its applicant can do. */
export async function showStatus(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  application: Application,
  { status = 200, notice, problem }: Given = {},
): Promise<FastifyReply> {
  const { settings } = await context.portal.get()
  const wait = application.state === 'refused' || application.state === 'withdrawn'
  const until = wait
    ? (await waitOf(context.database.db, application.person.id, settings, context.now())).until
    : null
  return respondApply(context, request, reply, {
    title: ({ t }) => application.name || t('apply.title'),
    status,
    islands: ['autosave-form'],
    body: (view) => (
      <>
        <ForgetCopy id={application.id} />
        <Head view={view} application={application} />
        {notice && <Notice kind="good" title={notice} alert />}
        {problem && <Notice kind="warning" title={problem} alert />}
        <Now view={view} application={application} until={until} />
        <Part title={view.t('apply.timeline')}>
          <Timeline language={view.language} zone={view.zone} entries={timelineFor(view, application)} />
        </Part>
        <Part title={view.t('apply.whatWasSent')}>
          <SentFacts view={view} application={application} />
        </Part>
        <Proofs view={view} application={application} />
      </>
    ),
  })
}

type Props = { view: ApplyView; application: Application }

function Head({ view: { t, language, zone }, application: { name, handle, state, stateSince } }: Props) {
  return (
    <PageHead
      title={name || t('apply.untitled')}
      back={{ href: '/applications', label: t('apply.mine') }}
      above={
        <>
          <Badge tone={stateTone(state)}>{t(`apply.state.${state}`)}</Badge> @{handle} ·{' '}
          <DateTime at={stateSince} zone={zone} language={language} />
        </>
      }
    />
  )
}

/** What the state means for the applicant, and the one next step. */
function Now({ view: { t, language, zone }, application, until }: Props & { until: Date | null }) {
  const { id, state, steps } = application
  if (state === 'draft' || state === 'changes') return null
  const reason =
    state === 'refused'
      ? steps.findLast(({ kind }) => kind === 'refused' || kind === 'appeal_dismissed')
      : undefined
  const appealed = steps.some(({ kind }) => kind === 'appealed')
  return (
    <div class="now">
      <p>{t(`apply.now.${state}`)}</p>
      {reason?.reason && <p class="said">{reason.reason}</p>}
      {until && <p>{t('apply.againFrom', { date: createVoice(language, zone).dateTime(until) })}</p>}
      <div class="form-actions">
        {state === 'approved' && <Button href="/studio">{t('apply.toStudio')}</Button>}
        {state === 'refused' && !appealed && (
          <Button href={`/applications/${id}/appeal`}>{t('apply.appeal')}</Button>
        )}
        {(state === 'refused' || state === 'withdrawn') && !until && (
          <Button kind="line" href="/applications/new">
            {t('apply.again')}
          </Button>
        )}
        {state === 'submitted' && (
          <Button kind="plain" href={`/applications/${id}/withdrawal`}>
            {t('apply.withdraw')}
          </Button>
        )}
        {state === 'appealed' && (
          <Button kind="plain" href={`/applications/${id}/withdrawal`}>
            {t('apply.withdrawAppeal')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Proofs({ view: { t, language, settings }, application: { id, proofs } }: Props) {
  if (proofs.length === 0) return null
  const kept = proofs.filter(({ gone }) => !gone)
  return (
    <Part title={t('apply.section.proofs')}>
      <p class="lead">{t('apply.section.proofsNote', { days: settings.proofRetentionDays })}</p>
      <FileList
        language={language}
        files={kept.map(({ id: proofId, name, bytes }) => ({
          name,
          href: `/applications/${id}/proofs/${proofId}`,
          about: bytesWords(bytes),
        }))}
      />
      {proofs
        .filter(({ gone }) => gone)
        .map(({ name }) => (
          <p class="hint">
            {name} · {t('apply.proofGone')}
          </p>
        ))}
    </Part>
  )
}
