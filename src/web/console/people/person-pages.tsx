import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { auditPage, record } from '../../../domain/audit/index.ts'
import {
  endAllSessions,
  endRole,
  grantRole,
  type PersonRecord,
  readPersonRecord,
} from '../../../domain/people/index.ts'
import { CodedError, hasCode } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { respondConsole } from '../respond-console.tsx'
import { EndRolePage, EndSessionsPage } from './confirm-views.tsx'
import { PersonView, type RoleTyped } from './person-view.tsx'
import { isStaffRole, type StaffRole } from './roles.ts'

const LIST = '/console/people'
const ACTS_SHOWN = 10
const REASON_MAX = 500

type ById = { Params: { id: string } }
type ByRole = { Params: { id: string; role: string } }

/** `/console/people/{id}`: a person, the roles they hold, and the end of their sessions. */
export function personPages(app: FastifyInstance, context: WebContext): void {
  app.get<ById>('/people/:id', async (request, reply) => show(context, request, reply, request.params.id))

  app.post<ById>('/people/:id/roles', async (request, reply) => {
    const { id } = request.params
    const form = formValues(request.body)
    const typed = { role: form.text('role'), reason: reasonOf(form.text('reason')) }
    const { role, reason } = typed
    if (!isStaffRole(role))
      return show(context, request, reply, id, { ...typed, error: 'console.roleMissing' })
    if (!reason) return show(context, request, reply, id, { ...typed, error: 'console.reasonMissing' })
    const actor = signedInPerson(request).id
    const now = context.now()
    const person = await readPersonRecord(context.database, id, now)
    if (person.leftAt) throw new CodedError('person.not_found', { personId: id })
    await transact(context.database, (tx) => grantRole(tx, { personId: id, role }, { actor, now, reason }))
    return reply.redirect(`${LIST}/${id}?done=role`, 303)
  })

  app.get<ByRole>('/people/:id/roles/:role/end', async (request, reply) => {
    const { role, id } = roleOf(request.params)
    return askRoleEnd(context, request, reply, { id, role, reason: '' })
  })

  app.post<ByRole>('/people/:id/roles/:role/end', async (request, reply) => {
    const { role, id } = roleOf(request.params)
    const reason = reasonOf(formValues(request.body).text('reason'))
    const ask = { id, role, reason }
    if (!reason) return askRoleEnd(context, request, reply, { ...ask, error: 'console.reasonMissing' })
    const actor = signedInPerson(request).id
    const now = context.now()
    const person = await readPersonRecord(context.database, id, now)
    // A second click, or another operator, was first.
    if (!person.roles.includes(role)) return reply.redirect(`${LIST}/${id}?done=ended`, 303)
    try {
      await transact(context.database, (tx) => endRole(tx, { personId: id, role }, { actor, now, reason }))
    } catch (error) {
      if (!hasCode(error, 'role.last_operator')) throw error
      return askRoleEnd(context, request, reply, { ...ask, error: 'console.lastOperator' })
    }
    // Whoever ended their own role has no way back into the console.
    return reply.redirect(id === actor && role === 'operator' ? '/me' : `${LIST}/${id}?done=ended`, 303)
  })

  app.get<ById>('/people/:id/sessions/end', async (request, reply) => {
    const person = await readPersonRecord(context.database, request.params.id, context.now())
    return respondConsole(context, request, reply, {
      title: 'console.sessionsEnd',
      section: LIST,
      bare: true,
      body: (view) => <EndSessionsPage {...{ view, person }} />,
    })
  })

  app.post<ById>('/people/:id/sessions/end', async (request, reply) => {
    const { id } = request.params
    const actor = signedInPerson(request).id
    const now = context.now()
    await readPersonRecord(context.database, id, now)
    await transact(context.database, async (tx) => {
      const count = await endAllSessions(tx, id)
      const subject = { kind: 'person', id }
      if (count > 0)
        await record(tx, { action: 'person.end_sessions', actor, subject, details: { count }, now })
    })
    return reply.redirect(id === actor ? '/sign-in' : `${LIST}/${id}?done=sessions`, 303)
  })
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  typed?: RoleTyped,
): Promise<FastifyReply> {
  const [person, acts] = await Promise.all([
    readPersonRecord(context.database, id, context.now()),
    auditPage(context.database.db, { subject: { kind: 'person', id } }, { limit: ACTS_SHOWN }),
  ])
  const done = formValues(request.query).text('done')
  return respondConsole(context, request, reply, {
    title: { words: person.name },
    section: LIST,
    back: ({ t }) => ({ href: LIST, label: t('console.people') }),
    status: typed?.error ? 422 : 200,
    body: (view) => (
      <PersonView
        {...{ view, person, typed, done }}
        acts={acts.entries}
        self={signedInPerson(request).id === id}
      />
    ),
  })
}

async function askRoleEnd(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, role, reason, error }: { id: string; role: StaffRole; reason: string; error?: string },
): Promise<FastifyReply> {
  const person: PersonRecord = await readPersonRecord(context.database, id, context.now())
  return respondConsole(context, request, reply, {
    title: 'console.roleEnd',
    section: LIST,
    bare: true,
    status: error === 'console.lastOperator' ? 409 : error ? 422 : 200,
    body: (view) => <EndRolePage {...{ view, person, role, reason, error }} />,
  })
}

function roleOf({ id, role }: { id: string; role: string }): { id: string; role: StaffRole } {
  if (!isStaffRole(role)) throw new CodedError('http.not_found')
  return { id, role }
}

function reasonOf(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ').trim()
  return [...line].slice(0, REASON_MAX).join('')
}
