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
/** More than a page shows. */
const MOST_READ = 100

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
    const form = formValues(request.body)
    const ids = form.texts('id').filter(isId).slice(0, MOST_READ)
    const before = isId(form.text('before')) ? form.text('before') : undefined
    const personId = signedInPerson(request).id
    const now = context.now()
    await transact(context.database, (tx) => markRead(tx, { personId, ids, before, now }))
    return reply.redirect('/me/notifications', 303)
  })

  // Reading one is a button, so that opening the page (or a program that follows links) marks nothing.
  app.post<{ Params: { id: string } }>(`${PATH}/:id/open`, async (request, reply) => {
    const { id } = request.params
    const personId = signedInPerson(request).id
    const to = ownPath(formValues(request.body).text('to'), '/me/notifications')
    const now = context.now()
    if (isId(id)) await transact(context.database, (tx) => markRead(tx, { personId, ids: [id], now }))
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
  const unread = items.filter((item) => !item.readAt)
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
          {unread.length > 0 && (
            <form method="post" action="/me/notifications/read" data-once>
              {unread.map(({ id }) => (
                <input type="hidden" name="id" value={id} />
              ))}
              {next && <input type="hidden" name="before" value={next} />}
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
