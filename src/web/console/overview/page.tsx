import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../../http/context.ts'
import { bytesInWords } from '../../ui/bytes.ts'
import { type Check, Checklist, DataTable, Facts, Part } from '../../ui/work/index.ts'
import { ROLE_NAMES } from '../people/roles.ts'
import { type ConsoleView, respondConsole } from '../respond-console.tsx'
import { type Overview, readOverview, STAFF_SHOWN } from './read-overview.ts'

type State = { overview: Overview; mail: 'smtp' | 'outbox'; https: boolean }

/** `/console`: what needs the operator, what exists, who works here, how the machine is. */
export function overviewPage(app: FastifyInstance, context: WebContext): void {
  app.get('/', async (request, reply) => {
    const overview = await readOverview(context.database, context.config.dataDir)
    const https = context.config.publicUrl.protocol === 'https:'
    return respondConsole(context, request, reply, {
      title: 'console.overview',
      section: '/console',
      body: (view) => <OverviewView view={view} {...{ overview, https }} mail={context.mail.way} />,
    })
  })
}

function OverviewView({ view, ...state }: State & { view: ConsoleView }) {
  const { t, language } = view
  const { overview } = state
  const number = new Intl.NumberFormat(language)
  const { jobs } = overview
  return (
    <>
      <Checklist language={language} checks={checksOf(view, state)} />
      <Part title={t('console.content')}>
        <Facts
          kind="lines"
          rows={[
            { name: t('console.articles'), value: number.format(overview.articles) },
            { name: t('console.accounts'), value: number.format(overview.accounts) },
          ]}
        />
      </Part>
      <Part title={t('console.staff')} note={t('console.staffHint', { count: STAFF_SHOWN })}>
        {overview.staff.length === 0 ? (
          <p>{t('console.peopleNone')}</p>
        ) : (
          <DataTable
            caption={t('console.staff')}
            columns={[
              { name: t('console.personName'), kind: 'title' },
              { name: t('people.roles') },
              { name: t('people.email') },
            ]}
            rows={overview.staff.map((person) => ({
              cells: [
                <a href={`/console/people/${person.id}`}>{person.name}</a>,
                person.roles.map((role) => t(ROLE_NAMES[role])).join(t('people.listSeparator')),
                <span class="breaks">{person.email}</span>,
              ],
            }))}
          />
        )}
      </Part>
      <Part title={t('console.system')}>
        <Facts
          kind="lines"
          rows={[
            { name: t('console.postgres'), value: overview.postgres },
            { name: t('console.databaseSize'), value: bytesInWords(language, overview.databaseSize) },
            {
              name: t('console.jobsWaiting'),
              value: jobs ? number.format(jobs.waiting) : t('console.jobsUnknown'),
            },
          ]}
        />
      </Part>
    </>
  )
}

/** What the operator should look at, each with the way there. */
function checksOf({ t, language }: ConsoleView, { overview, mail, https }: State): Check[] {
  const { jobs, disk } = overview
  const failed = jobs?.failed ?? 0
  const low = disk !== null && disk.free < disk.total / 10
  const free = disk
    ? t('console.diskFree', {
        free: bytesInWords(language, disk.free),
        total: bytesInWords(language, disk.total),
      })
    : t('console.diskUnknown')
  return [
    {
      state: failed > 0 ? 'warning' : 'good',
      text: failed > 0 ? t('console.checkJobsFailed', { count: failed }) : t('console.checkJobs'),
      ...(failed > 0 && { link: { href: '/console/jobs', label: t('console.jobs') } }),
    },
    {
      state: mail === 'smtp' ? 'good' : 'warning',
      text: t(mail === 'smtp' ? 'console.checkMail' : 'console.checkMailNone'),
      link: { href: '/console/mail', label: t('console.mail') },
    },
    {
      state: low || !disk ? 'warning' : 'good',
      text: `${t('console.disk')}${t('common.colon')}${free}`,
      link: { href: '/console/storage', label: t('console.storage') },
    },
    ...(https ? [] : [{ state: 'warning' as const, text: t('console.checkHttp') }]),
  ]
}
