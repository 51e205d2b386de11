import type { JobStage, ListedJob, Queue } from '../../../platform/jobs/index.ts'
import { Button } from '../../ui/button.tsx'
import { type MessageKey, translateCode } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { Chips, Confirm, DataTable, DateTime, EmptyState, Pager, Part } from '../../ui/work/index.ts'
import type { ConsoleView } from '../respond-console.tsx'

const ADDRESS = '/console/jobs'

const STAGE_NAMES: Record<JobStage, MessageKey> = {
  failed: 'console.jobsFailed',
  waiting: 'console.jobsWaiting',
  running: 'console.jobsRunning',
}
const NONE: Record<JobStage, MessageKey> = {
  failed: 'console.jobsNoneFailed',
  waiting: 'console.jobsNoneWaiting',
  running: 'console.jobsNoneRunning',
}
const WHEN: Record<JobStage, MessageKey> = {
  failed: 'console.jobFailedAt',
  waiting: 'console.jobDueAt',
  running: 'console.jobStartedAt',
}

type Props = {
  view: ConsoleView
  stage: JobStage
  name: string | undefined
  /** Null: no job has ever run. */
  queues: Queue[] | null
  jobs: ListedJob[]
  next?: string
  paged: boolean
  done: string
}

/** Jobs of a stage, and how many there are of each kind. */
export function JobsView(props: Props) {
  const { view, stage, name, queues, jobs, next, paged, done } = props
  const { t, language } = view
  if (!queues) return <EmptyState title={t('console.jobsUnknown')} text={t('console.jobsUnknownText')} />
  const stages = (['failed', 'waiting', 'running'] as const).map((one) => ({
    label: t(STAGE_NAMES[one]),
    href: addressOf(one, name),
    current: one === stage,
  }))
  return (
    <>
      {done === 'retry' && <Notice kind="good" title={t('console.jobRetried')} alert />}
      {done === 'discard' && <Notice kind="good" title={t('console.jobDiscarded')} alert />}
      <div class="filters">
        <Chips label={t('console.jobStage')} options={stages} />
        {name && (
          <a class="filter-clear" href={addressOf(stage)}>
            {t('console.jobsOfAllKinds')}
          </a>
        )}
      </div>
      {jobs.length === 0 ? <EmptyState title={t(NONE[stage])} /> : <JobTable {...props} />}
      <Pager
        language={language}
        next={next && addressOf(stage, name, next)}
        first={paged ? addressOf(stage, name) : undefined}
      />
      <Queues view={view} queues={queues} />
    </>
  )
}

function JobTable({ view, stage, jobs }: Props) {
  const { t, language, zone } = view
  return (
    <DataTable
      caption={t(STAGE_NAMES[stage])}
      columns={[
        { name: t('console.jobKind'), kind: 'title' },
        { name: t(WHEN[stage]) },
        { name: t('console.jobTries'), kind: 'number' },
        { name: t('console.jobAct'), kind: 'end', quiet: true },
      ]}
      rows={jobs.map((job) => ({
        cells: [
          <>
            {kindInWords(view, job.name)}
            <span class="hint">
              <code>{job.name}</code> <code class="breaks">{shortData(job.data)}</code>
            </span>
            {job.error && <span class="job-error breaks">{job.error}</span>}
          </>,
          <DateTime at={job.at} {...{ zone, language }} />,
          `${job.retries} / ${job.retryLimit}`,
          stage === 'running' ? null : <Acts view={view} job={job} failed={stage === 'failed'} />,
        ],
      }))}
    />
  )
}

function Acts({ view, job, failed }: { view: ConsoleView; job: ListedJob; failed: boolean }) {
  const { t } = view
  const base = `${ADDRESS}/${encodeURIComponent(job.name)}/${job.id}`
  return (
    <div class="moves">
      {failed && (
        <form method="post" action={`${base}/retry`} data-once>
          <button class="button button-line" type="submit">
            {t('console.jobRetry')}
          </button>
        </form>
      )}
      <Button kind="plain" href={`${base}/discard`}>
        {t('console.jobDiscard')}
      </Button>
    </div>
  )
}

function Queues({ view, queues }: { view: ConsoleView; queues: Queue[] }) {
  const { t, language } = view
  const number = new Intl.NumberFormat(language)
  return (
    <Part title={t('console.jobKinds')} note={t('console.jobKindsNote')}>
      <DataTable
        caption={t('console.jobKinds')}
        columns={[
          { name: t('console.jobKind'), kind: 'title' },
          { name: t('console.jobsWaiting'), kind: 'number' },
          { name: t('console.jobsRunning'), kind: 'number' },
          { name: t('console.jobsFailed'), kind: 'number' },
        ]}
        rows={queues.map((queue) => ({
          cells: [
            kindInWords(view, queue.name),
            ...(['waiting', 'running', 'failed'] as const).map((stage) =>
              queue[stage] > 0 ? (
                <a href={addressOf(stage, queue.name)}>{number.format(queue[stage])}</a>
              ) : (
                '0'
              ),
            ),
          ],
        }))}
      />
    </Part>
  )
}

/** Asks before a job is taken out of its queue. */
export function DiscardJobPage({ view, name, id }: { view: ConsoleView; name: string; id: string }) {
  const { t, language } = view
  return (
    <Confirm
      language={language}
      title={t('console.jobDiscardAsk', { name: kindInWords(view, name) })}
      effects={[t('console.jobDiscardEffect')]}
      undo={t('console.jobDiscardUndo')}
      action={`${ADDRESS}/${encodeURIComponent(name)}/${encodeURIComponent(id)}/discard`}
      button={t('console.jobDiscard')}
      cancelHref={ADDRESS}
    />
  )
}

function kindInWords({ language }: ConsoleView, name: string): string {
  return translateCode(language, `console.job.${name}`) ?? name
}

function shortData(data: unknown): string {
  const text = data === null ? '' : JSON.stringify(data)
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

function addressOf(stage: JobStage, name?: string, after?: string): string {
  const query = new URLSearchParams({ stage, ...(name && { name }), ...(after && { after }) })
  return `${ADDRESS}?${query}`
}
