import type { FastifyInstance } from 'fastify'
import { moveChannel } from '../../../domain/reviewing/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { Form } from '../../ui/form.tsx'
import { Action, PageHead, Select } from '../../ui/work/index.ts'
import { channelWords } from '../articles/words.ts'
import { actorNow } from '../load-desk.ts'
import { respondDesk } from '../respond-desk.tsx'
import { loadRecord } from './load-record.ts'

/** `/desk/published/{id}/channel`: under which channel readers find it. */
export function moveRoutes(app: FastifyInstance, context: WebContext): void {
  app.get('/published/:id/channel', async (request, reply) => {
    const { desk, record } = await loadRecord(context, request, 'article.move_channel')
    const path = `/desk/published/${record.articleId}`
    return respondDesk(context, request, reply, {
      desk,
      title: ({ t }) => t('desk.pub.move'),
      section: '/desk/published',
      body: ({ t, channels, language }) => (
        <>
          <PageHead
            back={{ href: path, label: record.title }}
            title={t('desk.pub.move')}
            lead={t('desk.pub.moveLead')}
          />
          <Form action={`${path}/channel`}>
            <Select
              name="channel"
              label={t('desk.art.channel')}
              value={record.channelId ?? ''}
              none={t('desk.art.channelNone')}
              options={channels.map(({ id }) => ({
                value: id,
                label: channelWords(channels, id, language),
              }))}
              width="half"
            />
            <div class="form-actions">
              <Action hotkey="a">{t('desk.pub.moveNow')}</Action>
              <Action kind="plain" href={path} hotkey="x">
                {t('work.cancel')}
              </Action>
            </div>
          </Form>
        </>
      ),
    })
  })

  app.post('/published/:id/channel', async (request, reply) => {
    const { record } = await loadRecord(context, request, 'article.move_channel')
    const { articleId } = record
    const channel = formValues(request.body).text('channel')
    if (channel !== '' && !isId(channel)) throw new CodedError('channel.not_found')
    const actor = await actorNow(context, request)
    await transact(context.database, (tx) =>
      moveChannel(tx, { articleId, channelId: channel || null, actor, now: context.now() }),
    )
    return reply.redirect(`/desk/published/${articleId}?done=moved`, 303)
  })
}
