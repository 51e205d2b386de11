import type { FastifyInstance } from 'fastify'
import { admit, collectPersonalData } from '../../../domain/people/index.ts'
import type { WebContext } from '../../http/context.ts'
import { signedInPerson } from '../../http/guards.ts'
import { requestView } from '../../http/respond.ts'
import { Button } from '../../ui/button.tsx'
import { translate } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageHead, Part } from '../../ui/work/index.ts'
import { type WorkFrame, WorkLayout } from '../../ui/work-layout.tsx'
import { refusalOf, tellWhen } from '../refusals.ts'
import { showMe } from './show-me.ts'

/** `/me/data`: a copy of what the portal holds of a person, and the way to leave. */
export function dataPage(app: FastifyInstance, context: WebContext): void {
  const page = { title: 'people.data', at: '/me/data' } as const
  app.get('/data', (request, reply) =>
    showMe(context, request, reply, page, (frame) => <Data frame={frame} />),
  )

  app.get('/data/export.json', async (request, reply) => {
    const { id } = signedInPerson(request)
    const now = context.now()
    try {
      await admit(context.database.db, 'export of', id, now)
    } catch (error) {
      const refusal = refusalOf(error, (await requestView(context, request)).language)
      tellWhen(reply, refusal)
      return showMe(context, request, reply, { ...page, status: refusal.status }, (frame) => (
        <Data frame={frame} error={refusal.text} />
      ))
    }
    const given = { personId: id, parts: context.personalParts }
    const data = await collectPersonalData(context.database, given)
    const text = JSON.stringify({ portal: context.config.publicUrl.origin, madeAt: now, ...data }, null, 2)
    return reply
      .type('application/json; charset=utf-8')
      .headers({
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="my-data-${now.toISOString().slice(0, 10)}.json"`,
      })
      .send(text)
  })
}

function Data({ frame, error }: { frame: WorkFrame; error?: string }) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <PageHead title={t('people.data')} />
      {error && (
        <Notice kind="danger" alert>
          {error}
        </Notice>
      )}
      <Part title={t('people.export')}>
        <p>{t('people.exportLead')}</p>
        <p>
          <Button kind="line" href="/me/data/export.json">
            {t('people.exportAction')}
          </Button>
        </p>
      </Part>
      <Part title={t('people.leave')}>
        <p>{t('people.leaveShort')}</p>
        <p>
          <a href="/me/leave">{t('people.leaveOpen')}</a>
        </p>
      </Part>
    </WorkLayout>
  )
}
