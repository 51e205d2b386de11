import type { FastifyInstance } from 'fastify'
import { isNoticeTopic, knowsUnsubscribe, unsubscribe } from '../../domain/notifications/index.ts'
import { admit } from '../../domain/people/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import { transact } from '../../platform/database/index.ts'
import type { WebContext } from '../http/context.ts'
import { Button } from '../ui/button.tsx'
import { translate } from '../ui/messages.ts'
import { PageHead } from '../ui/work/index.ts'
import { WorkLayout } from '../ui/work-layout.tsx'
import { showPage } from './show-page.ts'

type Params = { key: string; topic: string }

/**
 * `/unsubscribe/{key}/{topic}`, the address that stands in mails: opening it asks, sending its form stops these mails,
 * without signing in. Mail programs send the form by themselves (RFC 8058, 3.2), in whatever encoding, without cookies;
 * what they say in it does not matter. Sending it again changes nothing.
 */
export function unsubscribePage(app: FastifyInstance, context: WebContext): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume()
      payload.on('end', () => done(null, undefined))
      payload.on('error', done)
    })

    scope.get<{ Params: Params }>('/unsubscribe/:key/:topic', async (request, reply) => {
      const { key, topic } = request.params
      await mustBeKnown(context, request.params, request.ip)
      return showPage(context, request, reply, { title: 'people.stop.title' }, (frame) => {
        const t = translate(frame.language)
        return (
          <WorkLayout frame={frame}>
            <PageHead title={t('people.stop.title')} lead={t(wordsOf(topic))} />
            <form method="post" action={`/unsubscribe/${key}/${topic}`} class="form">
              <div class="form-actions">
                <Button>{t('people.stop.action')}</Button>
              </div>
            </form>
            <p>
              <a href="/me/notifications/choices">{t('people.stop.others')}</a>
            </p>
          </WorkLayout>
        )
      })
    })

    scope.post<{ Params: Params }>('/unsubscribe/:key/:topic', async (request, reply) => {
      await mustBeKnown(context, request.params, request.ip)
      await transact(context.database, (tx) => unsubscribe(tx, { ...request.params, now: context.now() }))
      return showPage(context, request, reply, { title: 'people.stop.done' }, (frame) => {
        const t = translate(frame.language)
        return (
          <WorkLayout frame={frame}>
            <PageHead title={t('people.stop.done')} lead={t('people.stop.doneText')} />
            <p>
              <a href="/me/notifications/choices">{t('people.stop.others')}</a>
            </p>
          </WorkLayout>
        )
      })
    })
  })
}

/** Only guesses are counted: the servers of a mail service send the forms of thousands from a few addresses. */
async function mustBeKnown({ database, now }: WebContext, { key, topic }: Params, ip: string): Promise<void> {
  if (await knowsUnsubscribe(database.db, key, topic)) return
  await admit(database.db, 'token from', ip, now())
  throw new CodedError('unsubscribe.unknown')
}

function wordsOf(topic: string) {
  return isNoticeTopic(topic) ? (`people.stop.${topic}` as const) : 'people.stop.digest'
}
