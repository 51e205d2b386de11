import type { FastifyInstance } from 'fastify'
import { markRead, type Notification, notificationsOf } from '../../../domain/notifications/index.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { ownPath } from '../../http/own-path.ts'
import { Button } from '../../ui/button.tsx'
import { translate, translateCode } from '../../ui/messages.ts'
import { Badge, DateTime, EmptyState, PageHead, Pager } from '../../ui/work/index.ts'
import { type WorkFrame, WorkLayout } from '../../ui/work-layout.tsx'
import { showMe } from './show-me.ts'

const PATH = '/notifications'

/** `/me/notifications`: what a person was told, newest first. */
export function notificationsPage(app: FastifyInstance, context: WebContext): void {
  app.get(PATH, async (request, reply) => {
    const { before } = request.query as { before?: unknown }
    const from = typeof before === 'string' && isId(before) ? before : undefined
    const { items, next } = await notificationsOf(context.database, signedInPerson(request).id, from)
    const { settings } = await context.portal.get()
    const page = { title: 'people.notifications', at: '/me/notifications' } as const
    return showMe(context, request, reply, page, (frame) => (
      <Notifications
        {...{ frame, items, next, isFirst: !from, zone: settings.timeZone, now: context.now() }}
      />
    ))
  })

  app.post(`${PATH}/read`, async (request, reply) => {
    const upTo = formValues(request.body).text('upTo')
    const personId = signedInPerson(request).id
    if (isId(upTo))
      await transact(context.database, (tx) => markRead(tx, { personId, upTo, now: context.now() }))
    return reply.redirect('/me/notifications', 303)
  })

  // Reading one is a button, so that opening the page (or a program that follows links) marks nothing.
  app.post<{ Params: { id: string } }>(`${PATH}/:id/open`, async (request, reply) => {
    const { id } = request.params
    const personId = signedInPerson(request).id
    const to = ownPath(formValues(request.body).text('to'), '/me/notifications')
    if (isId(id)) await transact(context.database, (tx) => markRead(tx, { personId, id, now: context.now() }))
    return reply.redirect(to, 303)
  })
}

type Props = {
  frame: WorkFrame
  items: Notification[]
  next?: string
  isFirst: boolean
  zone: string
  now: Date
}

function Notifications({ frame, items, next, isFirst, zone, now }: Props) {
  const { language } = frame
  const t = translate(language)
  const [newest] = items
  return (
    <WorkLayout frame={frame}>
      <PageHead
        title={t('people.notifications')}
        actions={
          <Button kind="line" href="/me/notifications/choices">
            {t('people.choices.title')}
          </Button>
        }
      />
      {items.length === 0 ? (
        <EmptyState title={t('people.notificationsNone')} text={t('people.notificationsNoneText')} />
      ) : (
        <>
          {items.some((item) => !item.readAt) && newest && (
            <form method="post" action="/me/notifications/read" data-once>
              <input type="hidden" name="upTo" value={newest.id} />
              <Button kind="line">{t('people.notificationsRead')}</Button>
            </form>
          )}
          <ul class="notices">
            {items.map((item) => (
              <li>
                <form method="post" action={`/me/notifications/${item.id}/open`}>
                  <input type="hidden" name="to" value={item.href ?? ''} />
                  <button class="button-plain" type="submit">
                    {lineOf(item, frame)}
                  </button>
                </form>
                <p class="hint">
                  {!item.readAt && <Badge tone="accent">{t('people.notificationNew')}</Badge>}{' '}
                  <DateTime at={item.at} zone={zone} language={language} form="age" now={now} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <Pager
        language={language}
        next={next && `/me/notifications?before=${next}`}
        first={isFirst ? undefined : '/me/notifications'}
      />
    </WorkLayout>
  )
}

function lineOf({ kind, params }: Notification, { language, portalName }: WorkFrame): string {
  return translateCode(language, `mail.${kind}.line`, { portal: portalName, ...params }) ?? kind
}
