import type { FastifyInstance } from 'fastify'
import {
  chooseHistory,
  dropFromHistory,
  HISTORY_DAYS,
  HISTORY_LENGTH,
  type HistoryEntry,
  historyOf,
  keepsHistory,
  wipeHistory,
} from '../../../domain/history/index.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { Button } from '../../ui/button.tsx'
import { type MessageKey, type Translate, translate } from '../../ui/messages.ts'
import { createVoice } from '../../ui/voice.ts'
import { Confirm, EmptyState, PageHead, Pager, Part } from '../../ui/work/index.ts'
import { type WorkFrame, WorkLayout } from '../../ui/work-layout.tsx'
import { readOwnCursor, writeOwnCursor } from './own-cursor.ts'
import { Done, OwnList, TakeBack } from './own-list.tsx'
import { showMe } from './show-me.ts'

const PATH = '/me/history'
const PAGE = { title: 'joining.me.history', at: PATH } as const
const DONE: Record<string, MessageKey> = {
  wiped: 'joining.history.wiped',
  off: 'joining.history.switchedOff',
  on: 'joining.history.switchedOn',
}

/** `/me/history`: what a person read, its switch, and the ways to forget one or all of it. Two queries. */
export function historyPages(app: FastifyInstance, context: WebContext): void {
  app.get('/history', async (request, reply) => {
    const query = request.query as Record<string, unknown>
    const personId = signedInPerson(request).id
    const before = readOwnCursor(query.before)
    const [{ items, older }, keeps, { settings }] = await Promise.all([
      historyOf(context.database, personId, before),
      keepsHistory(context.database, personId),
      context.portal.get(),
    ])
    const done = typeof query.saved === 'string' ? DONE[query.saved] : undefined
    const shown = { items, keeps, zone: settings.timeZone, isFirst: !before, done }
    const next = older && `${PATH}?before=${writeOwnCursor(older)}`
    return showMe(context, request, reply, PAGE, (frame) => <History {...{ frame, ...shown, next }} />)
  })

  app.post('/history/switch', { bodyLimit: 1024 }, async (request, reply) => {
    const keeps = formValues(request.body).text('keeps') === '1'
    const personId = signedInPerson(request).id
    await transact(context.database, (tx) => chooseHistory(tx, { personId, keeps, now: context.now() }))
    return reply.redirect(`${PATH}?saved=${keeps ? 'on' : 'off'}`, 303)
  })

  app.get('/history/wipe', (request, reply) =>
    showMe(context, request, reply, PAGE, (frame) => <Wipe frame={frame} />),
  )

  app.post('/history/wipe', { bodyLimit: 1024 }, async (request, reply) => {
    const personId = signedInPerson(request).id
    await transact(context.database, (tx) => wipeHistory(tx, { personId, now: context.now() }))
    return reply.redirect(`${PATH}?saved=wiped`, 303)
  })

  app.post<{ Params: { id: string } }>('/history/:id/remove', { bodyLimit: 1024 }, async (request, reply) => {
    const articleId = request.params.id
    const personId = signedInPerson(request).id
    if (isId(articleId))
      await transact(context.database, (tx) => dropFromHistory(tx, { personId, articleId }))
    return reply.redirect(PATH, 303)
  })
}

type Props = {
  frame: WorkFrame
  items: HistoryEntry[]
  keeps: boolean
  zone: string
  isFirst: boolean
  next?: string
  done?: MessageKey
}

function History({ frame, items, keeps, zone, isFirst, next, done }: Props) {
  const { language } = frame
  const t = translate(language)
  const { count, dateTime } = createVoice(language, zone)
  const bounds = { count: count(HISTORY_LENGTH), days: HISTORY_DAYS }
  return (
    <WorkLayout frame={frame}>
      <PageHead title={t('joining.me.history')} lead={t('joining.history.lead', bounds)} />
      <Done text={done && t(done)} />
      {items.length === 0 && keeps && (
        <EmptyState title={t('joining.history.none')} text={t('joining.history.noneText')} />
      )}
      {items.length > 0 && (
        <OwnList
          label={t('joining.me.history')}
          items={items.map(({ articleId, article, readAt }) => {
            const title = article?.title ?? t('joining.bookmarks.gone')
            return {
              title,
              href: article && `/a/${articleId}/${encodeURIComponent(article.slug)}`,
              lang: article && article.language !== language ? article.language : undefined,
              about: [article?.account.name, t('joining.history.at', { date: dateTime(readAt) })]
                .filter(Boolean)
                .join(' · '),
              actions: (
                <TakeBack
                  action={`${PATH}/${articleId}/remove`}
                  fields={{}}
                  label={t('joining.history.remove')}
                  of={t('joining.history.removeOf', { name: title })}
                />
              ),
            }
          })}
        />
      )}
      <Pager language={language} next={next} first={isFirst ? undefined : PATH} />
      <Switch keeps={keeps} canWipe={items.length > 0} t={t} />
    </WorkLayout>
  )
}

function Switch({ keeps, canWipe, t }: { keeps: boolean; canWipe: boolean; t: Translate }) {
  return (
    <Part title={t(keeps ? 'joining.history.on' : 'joining.history.off')}>
      <p>{t(keeps ? 'joining.history.offText' : 'joining.history.onText')}</p>
      <form class="form-actions" method="post" action={`${PATH}/switch`} data-once>
        <input type="hidden" name="keeps" value={keeps ? '0' : '1'} />
        <Button kind={keeps ? 'line' : 'main'}>
          {t(keeps ? 'joining.history.switchOff' : 'joining.history.switchOn')}
        </Button>
        {canWipe && (
          <Button kind="plain" href={`${PATH}/wipe`}>
            {t('joining.history.wipe')}
          </Button>
        )}
      </form>
    </Part>
  )
}

function Wipe({ frame }: { frame: WorkFrame }) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <Confirm
        language={frame.language}
        title={t('joining.history.wipeTitle')}
        lead={t('joining.history.wipeLead')}
        effects={[t('joining.history.wipeEffect')]}
        undo={t('joining.history.wipeUndo')}
        action={`${PATH}/wipe`}
        button={t('joining.history.wipe')}
        cancelHref={PATH}
      />
    </WorkLayout>
  )
}
