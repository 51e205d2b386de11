import { surface } from '../http/guards.ts'
import { auditPages } from './audit/pages.tsx'
import { channelPages } from './channels/pages.tsx'
import { frontPages } from './front/routes.tsx'
import { jobPages } from './jobs/pages.tsx'
import { deliveryPages } from './mail/delivery-pages.tsx'
import { outboxPages } from './mail/outbox-pages.tsx'
import { overviewPage } from './overview/page.tsx'
import { invitationPages } from './people/invitation-pages.tsx'
import { peopleListPage } from './people/list-page.tsx'
import { personPages } from './people/person-pages.tsx'
import { settingsPage } from './settings/page.tsx'
import { rulePages } from './settings/rule-pages.tsx'
import { storagePage } from './storage/page.tsx'
import { agreementPages } from './texts/agreement-pages.tsx'
import { templatePages } from './texts/template-pages.tsx'

/** `/console`: settings, channels, people, mail, jobs, storage and the audit; for the operator. */
export const consoleSurface = surface('/console', ['operator'], (app, context) => {
  overviewPage(app, context)
  settingsPage(app, context)
  rulePages(app, context)
  channelPages(app, context)
  frontPages(app, context)
  agreementPages(app, context)
  templatePages(app, context)
  peopleListPage(app, context)
  invitationPages(app, context)
  personPages(app, context)
  deliveryPages(app, context)
  outboxPages(app, context)
  jobPages(app, context)
  storagePage(app, context)
  auditPages(app, context)
})
