import type { FastifyInstance } from 'fastify'
import type { Person, Role } from '../../domain/people/index.ts'
import type { WebContext } from '../http/context.ts'
import { signedInPerson } from '../http/guards.ts'
import { requestView, respondOnce } from '../http/respond.ts'
import { workFrame } from '../http/work-frame.ts'
import { Button } from '../ui/button.tsx'
import { type MessageKey, translate } from '../ui/messages.ts'
import { type WorkFrame, WorkLayout } from '../ui/work-layout.tsx'

const ROLE_NAMES: Record<Role, MessageKey> = {
  reader: 'people.roleReader',
  editor: 'people.roleEditor',
  moderator: 'people.roleModerator',
  operator: 'people.roleOperator',
}

/** `/me`: who is signed in, and what they may do. */
export function mePage(app: FastifyInstance, context: WebContext): void {
  app.get('/', async (request, reply) => {
    const person = signedInPerson(request)
    const view = await requestView(context, request)
    const title = translate(view.language)('people.me')
    const frame = await workFrame(context, request, { title, person, view })
    return respondOnce(context, reply, view, 200, <Me frame={frame} person={person} />)
  })
}

function Me({ frame, person }: { frame: WorkFrame; person: Person }) {
  const t = translate(frame.language)
  const roles: readonly Role[] = person.roles.length > 0 ? person.roles : ['reader']
  return (
    <WorkLayout frame={frame}>
      <h1>{person.name}</h1>
      <dl class="facts">
        <div>
          <dt>{t('people.email')}</dt>
          <dd>{person.email}</dd>
        </div>
        <div>
          <dt>{t('people.roles')}</dt>
          <dd>{roles.map((role) => t(ROLE_NAMES[role])).join(t('people.listSeparator'))}</dd>
        </div>
      </dl>
      {person.roles.includes('operator') && (
        <p>
          <a href="/console">{t('people.toConsole')}</a>
        </p>
      )}
      <form class="form" method="post" action="/sign-out">
        <Button kind="line">{t('common.signOut')}</Button>
      </form>
    </WorkLayout>
  )
}
