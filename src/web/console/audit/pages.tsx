import type { FastifyInstance } from 'fastify'
import { auditPage, record } from '../../../domain/audit/index.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { respondConsole } from '../respond-console.tsx'
import { auditCsv } from './csv.ts'
import { auditAddress, cursorText, readAuditFilter, readCursor } from './filter.ts'
import { AuditView } from './view.tsx'

const ADDRESS = '/console/audit'
const PAGE = 50
/** Rows of one file; more are reached by narrowing the time. */
const CSV_ROWS = 10_000

/** `/console/audit`: every privileged act, filtered by the address, and as a file. */
export function auditPages(app: FastifyInstance, context: WebContext): void {
  app.get('/audit', async (request, reply) => {
    const query = formValues(request.query)
    const { settings } = await context.portal.get()
    const asked = await readAuditFilter(context.database.db, query, settings.timeZone)
    const before = readCursor(query.text('before'))
    const { entries, next } = await auditPage(context.database.db, asked.filter, {
      limit: PAGE,
      ...(before && { before }),
    })
    return respondConsole(context, request, reply, {
      title: 'console.audit',
      section: ADDRESS,
      lead: 'console.auditLead',
      body: (view) => (
        <AuditView
          {...{ view, asked, entries }}
          next={next && auditAddress(ADDRESS, asked.typed, { before: cursorText(next) })}
          first={before && auditAddress(ADDRESS, asked.typed)}
          csv={auditAddress(`${ADDRESS}.csv`, asked.typed)}
          most={CSV_ROWS}
        />
      ),
    })
  })

  app.get('/audit.csv', async (request, reply) => {
    const { settings } = await context.portal.get()
    const asked = await readAuditFilter(context.database.db, formValues(request.query), settings.timeZone)
    const { entries } = await auditPage(context.database.db, asked.filter, { limit: CSV_ROWS })
    const now = context.now()
    await transact(context.database, (tx) =>
      record(tx, {
        action: 'audit.export',
        actor: signedInPerson(request).id,
        subject: { kind: 'portal', id: 'audit' },
        details: { rows: entries.length, filter: asked.typed },
        now,
      }),
    )
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="audit-${now.toISOString().slice(0, 10)}.csv"`)
      .send(auditCsv(entries))
  })
}
