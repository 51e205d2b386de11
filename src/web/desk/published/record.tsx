import type { FastifyInstance } from 'fastify'
import { may } from '../../../domain/permissions/index.ts'
import { type ArticleEvent, type ArticleRecord, historyOfArticle } from '../../../domain/reviewing/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { Headline } from '../../ui/headline.tsx'
import { Notice } from '../../ui/notice.tsx'
import {
  Action,
  ActionBar,
  Badge,
  DateTime,
  type Fact,
  Facts,
  KeyHelp,
  type KeyLine,
  PageHead,
  Part,
  type Tone,
} from '../../ui/work/index.ts'
import { channelWords } from '../articles/words.ts'
import { History } from '../history.tsx'
import { type DeskView, respondDesk } from '../respond-desk.tsx'
import { loadRecord } from './load-record.ts'

const TONE: Record<ArticleRecord['state'], Tone> = {
  published: 'good',
  resubmitted: 'accent',
  scheduled: 'accent',
  retracted: 'danger',
}
const DONE = ['moved', 'retracted', 'restored'] as const

/** `/desk/published/{id}`: an article that is out, will be or was: where it stands, and everything that happened to it. */
export function recordRoutes(app: FastifyInstance, context: WebContext): void {
  app.get('/published/:id', async (request, reply) => {
    const { desk, record } = await loadRecord(context, request)
    const events = await historyOfArticle(context.database.db, record.articleId)
    const asked = formValues(request.query).text('done')
    const done = DONE.find((one) => one === asked)
    return respondDesk(context, request, reply, {
      desk,
      title: () => record.title,
      section: record.state === 'scheduled' ? '/desk/calendar' : '/desk/published',
      body: (view) => (
        <>
          {done && (
            <Notice kind="good" alert>
              <p>{view.t(`desk.pub.done.${done}`)}</p>
            </Notice>
          )}
          <Record view={view} record={record} events={events} />
        </>
      ),
    })
  })
}

function Record({ view, record, events }: { view: DeskView; record: ArticleRecord; events: ArticleEvent[] }) {
  const { t, language } = view
  const isScheduled = record.state === 'scheduled'
  const { actions, keys } = actionsOf(view, record)
  return (
    <>
      <PageHead
        back={
          isScheduled
            ? { href: '/desk/calendar', label: t('desk.cal.title') }
            : { href: '/desk/published', label: t('desk.pub.title') }
        }
        above={<Badge tone={TONE[record.state]}>{t(`desk.pub.state.${record.state}`)}</Badge>}
        title={
          <span lang={record.language === language ? undefined : record.language}>
            <Headline text={record.title} language={record.language} />
          </span>
        }
      />
      <Facts rows={factsOf(view, record)} />
      <Part title={t('desk.art.tab.history')}>
        <History view={view} events={events} />
      </Part>
      <KeyHelp language={language} keys={keys} />
      <ActionBar language={language} help>
        {actions}
      </ActionBar>
    </>
  )
}

function factsOf({ t, language, zone, channels }: DeskView, record: ArticleRecord): Fact[] {
  const { account, publishedAt, publishAt, retracted } = record
  const time = (at: Date) => <DateTime at={at} {...{ zone, language }} />
  return [
    {
      name: t('desk.art.account'),
      value: <a href={`/desk/published?q=${encodeURIComponent(`@${account.handle}`)}`}>{account.name}</a>,
    },
    { name: t('desk.art.channel'), value: channelWords(channels, record.channelId, language) },
    ...(publishedAt ? [{ name: t('desk.pub.at'), value: time(publishedAt) }] : []),
    ...(publishAt ? [{ name: t('desk.cal.due'), value: time(publishAt) }] : []),
    ...(retracted
      ? [
          {
            name: t('desk.pub.retractedAt'),
            value: time(retracted.at),
            hint: [t(retracted.byDesk ? 'desk.pub.byDesk' : 'desk.pub.byAuthor'), retracted.by]
              .filter(Boolean)
              .join(' · '),
          },
          { name: t('desk.pub.reason'), value: retracted.reason },
        ]
      : []),
  ]
}

function actionsOf({ t, desk }: DeskView, record: ArticleRecord) {
  const { articleId, subject, openSubmissionId, submissionId, state } = record
  const path = `/desk/published/${articleId}`
  const all = [
    openSubmissionId && {
      hotkey: 'o',
      does: t('desk.pub.review'),
      href: `/desk/articles/${openSubmissionId}`,
    },
    may(desk.actor, 'article.move_channel', subject) && {
      hotkey: 'm',
      does: t('desk.pub.move'),
      href: `${path}/channel`,
    },
    may(desk.actor, 'article.unschedule', subject) && {
      hotkey: 'u',
      does: t('desk.cal.unschedule'),
      href: `/desk/calendar/${articleId}/unschedule`,
    },
    may(desk.actor, 'article.restore', subject) && {
      hotkey: 'b',
      does: t('desk.pub.restore'),
      href: `${path}/restore`,
    },
    may(desk.actor, 'article.retract', subject) && {
      hotkey: 'r',
      does: t('desk.pub.retract'),
      href: `${path}/retract`,
    },
    state === 'scheduled' &&
      submissionId && {
        hotkey: 'v',
        does: t('desk.art.tab.preview'),
        href: `/desk/articles/${submissionId}/preview`,
      },
    state !== 'scheduled' && { hotkey: 'v', does: t('desk.pub.onSite'), href: `/a/${articleId}` },
  ].filter((one) => Boolean(one)) as (KeyLine & { href: string })[]
  return {
    keys: all,
    actions: all.map(({ hotkey, does, href }, index) => (
      <Action hotkey={hotkey} href={href} kind={index === 0 ? 'main' : hotkey === 'v' ? 'plain' : 'line'}>
        {does}
      </Action>
    )),
  }
}
