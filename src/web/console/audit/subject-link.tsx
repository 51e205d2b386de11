import type { AuditEntry } from '../../../domain/audit/index.ts'
import { translateCode } from '../../ui/messages.ts'
import type { ConsoleView } from '../respond-console.tsx'

/** Where a subject can be looked at, by its kind. */
const PLACES: Record<string, (id: string) => string> = {
  person: (id) => `/console/people/${id}`,
  channel: (id) => `/console/channels/${id}`,
  agreement: (id) => `/console/agreements/${id}`,
  template: (id) => `/console/templates/${id}`,
  application: (id) => `/desk/applications/${id}`,
  article: (id) => `/a/${id}`,
  invitation: () => '/console/people/invitations',
}

/** What an act was about, with the way there when there is one. */
export function SubjectLink({ view, subject }: { view: ConsoleView; subject: AuditEntry['subject'] }) {
  const { kind, id } = subject
  const words = translateCode(view.language, `console.subject.${kind}`) ?? kind
  const place = Object.hasOwn(PLACES, kind) ? PLACES[kind]?.(encodeURIComponent(id)) : undefined
  if (kind === 'portal') return <>{words}</>
  return (
    <div>
      {place ? <a href={place}>{words}</a> : words}
      <span class="hint">
        <code>{id}</code>
      </span>
    </div>
  )
}
