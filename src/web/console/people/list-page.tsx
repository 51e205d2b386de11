import type { FastifyInstance } from 'fastify'
import { type FoundPerson, searchPeople } from '../../../domain/people/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable, DateTime, EmptyState, FilterBar, Pager } from '../../ui/work/index.ts'
import { type ConsoleView, respondConsole } from '../respond-console.tsx'
import { PeopleTabs } from './people-tabs.tsx'
import { isStaffRole, ROLE_NAMES, STAFF_ROLES, type StaffRole } from './roles.ts'

const LIST = '/console/people'
const PAGE = 50

type Shown = {
  words: string
  role: StaffRole | undefined
  people: FoundPerson[]
  next?: string
  paged: boolean
}

/** `/console/people`: everyone, found by the beginning of a name or an address, or by a role. */
export function peopleListPage(app: FastifyInstance, context: WebContext): void {
  app.get('/people', async (request, reply) => {
    const query = formValues(request.query)
    const words = query.text('q').trim().slice(0, 100)
    const role = isStaffRole(query.text('role')) ? (query.text('role') as StaffRole) : undefined
    const after = query.text('after').slice(0, 300)
    const filter = { words, ...(role && { role }) }
    const found = await searchPeople(context.database.db, filter, { limit: PAGE, ...(after && { after }) })
    return respondConsole(context, request, reply, {
      title: 'console.people',
      section: LIST,
      lead: 'console.peopleLead',
      actions: ({ t }) => <Button href={`${LIST}/invitations`}>{t('console.invite')}</Button>,
      body: (view) => <PeopleList {...{ view, words, role, ...found }} paged={after !== ''} />,
    })
  })
}

function PeopleList({ view, words, role, people, next, paged }: Shown & { view: ConsoleView }) {
  const { t, language, zone } = view
  const address = (parameters: Record<string, string>) => {
    const query = new URLSearchParams(parameters).toString()
    return query ? `${LIST}?${query}` : LIST
  }
  const own = { ...(words && { q: words }), ...(role && { role }) }
  return (
    <>
      <PeopleTabs view={view} current={LIST} />
      <FilterBar
        language={language}
        search={{
          action: LIST,
          name: 'q',
          value: words,
          label: t('console.peopleSearch'),
          ...(words && { clearHref: LIST }),
        }}
        groups={[
          {
            label: t('people.roles'),
            options: [
              { label: t('console.everyone'), href: LIST, current: !role && !words },
              ...STAFF_ROLES.map((each) => ({
                label: t(ROLE_NAMES[each]),
                href: address({ role: each }),
                current: role === each && !words,
              })),
            ],
          },
        ]}
      />
      {people.length === 0 ? (
        <EmptyState
          title={t('console.peopleNobody')}
          text={words ? t('console.peopleSearchHint') : undefined}
        />
      ) : (
        <DataTable
          caption={t('console.people')}
          columns={[
            { name: t('console.personName'), kind: 'title' },
            { name: t('people.email') },
            { name: t('people.roles') },
            { name: t('console.since'), kind: 'end' },
          ]}
          rows={people.map((person) => ({
            cells: [
              <a href={`${LIST}/${person.id}`}>{person.name}</a>,
              <span class="breaks">{person.email}</span>,
              rolesInWords(view, person.roles),
              <DateTime at={person.since} form="day" {...{ zone, language }} />,
            ],
          }))}
        />
      )}
      <Pager
        language={language}
        next={next && address({ ...own, after: next })}
        first={paged ? address(own) : undefined}
      />
    </>
  )
}

function rolesInWords({ t }: ConsoleView, roles: FoundPerson['roles']): string {
  const staff = roles.filter((role) => role !== 'reader')
  return staff.map((role) => t(ROLE_NAMES[role])).join(t('people.listSeparator')) || t('people.roleReader')
}
