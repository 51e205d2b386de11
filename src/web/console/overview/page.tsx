import type { FastifyInstance } from 'fastify'
import type { Role } from '../../../domain/people/index.ts'
import type { WebContext } from '../../http/context.ts'
import type { Language } from '../../ui/frame.ts'
import { type MessageKey, translate } from '../../ui/messages.ts'
import { respondConsole } from '../respond-console.tsx'
import { type Overview, readOverview, STAFF_SHOWN } from './read-overview.ts'

const ROLE_NAMES: Record<Role, MessageKey> = {
  reader: 'people.roleReader',
  editor: 'people.roleEditor',
  moderator: 'people.roleModerator',
  operator: 'people.roleOperator',
}

/** `/console`: what exists, who works here, how the machine is. */
export function overviewPage(app: FastifyInstance, context: WebContext): void {
  app.get('/', async (request, reply) => {
    const overview = await readOverview(context.database, context.config.dataDir)
    return respondConsole(context, request, reply, {
      title: 'console.overview',
      section: '/console',
      body: (language) => <OverviewView language={language} overview={overview} />,
    })
  })
}

function OverviewView({ language, overview }: { language: Language; overview: Overview }) {
  const t = translate(language)
  const number = new Intl.NumberFormat(language)
  const { jobs, disk } = overview
  const content = [
    [t('console.articles'), number.format(overview.articles)],
    [t('console.accounts'), number.format(overview.accounts)],
  ] as const
  const system = [
    [t('console.postgres'), overview.postgres],
    [t('console.databaseSize'), bytes(language, overview.databaseSize)],
    [
      t('console.disk'),
      disk
        ? t('console.diskFree', { free: bytes(language, disk.free), total: bytes(language, disk.total) })
        : t('console.diskUnknown'),
    ],
    [t('console.jobsWaiting'), jobs ? number.format(jobs.waiting) : t('console.jobsUnknown')],
    [t('console.jobsFailed'), jobs ? number.format(jobs.failed) : t('console.jobsUnknown')],
  ] as const
  return (
    <>
      <h2>{t('console.content')}</h2>
      <Facts facts={content} />
      <h2>{t('console.people')}</h2>
      <p class="hint">{t('console.staffHint', { count: STAFF_SHOWN })}</p>
      {overview.staff.length === 0 && <p>{t('console.peopleNone')}</p>}
      <dl class="facts">
        {overview.staff.map((person) => (
          <div>
            <dt>{person.name}</dt>
            <dd>
              {person.roles.map((role) => t(ROLE_NAMES[role])).join(t('people.listSeparator'))}
              <span class="hint">{person.email}</span>
            </dd>
          </div>
        ))}
      </dl>
      <h2>{t('console.system')}</h2>
      <Facts facts={system} />
    </>
  )
}

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Bytes as people say them: in thousands of thousands, as disks are sold. */
function bytes(language: Language, value: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3))
  const format = { style: 'unit', unit: units[step], maximumSignificantDigits: 3 } as const
  return new Intl.NumberFormat(language, format).format(value / 1000 ** step)
}
