import type { FastifyInstance } from 'fastify'
import {
  countFollows,
  FOLLOW_KINDS,
  type Followed,
  type FollowKind,
  followsOf,
  MOST_FOLLOWS,
} from '../../../domain/following/index.ts'
import type { WebContext } from '../../http/context.ts'
import { signedInPerson } from '../../http/guards.ts'
import { type MessageKey, translate } from '../../ui/messages.ts'
import { createVoice } from '../../ui/voice.ts'
import { EmptyState, PageHead, Pager, Tabs } from '../../ui/work/index.ts'
import { type WorkFrame, WorkLayout } from '../../ui/work-layout.tsx'
import { readOwnCursor, writeOwnCursor } from './own-cursor.ts'
import { OwnList, TakeBack } from './own-list.tsx'
import { showMe } from './show-me.ts'

const PATH = '/me/following'
const NONE: Record<FollowKind, MessageKey> = {
  account: 'joining.me.noAccounts',
  topic: 'joining.me.noTopics',
  series: 'joining.me.noSeries',
}

/** `/me/following?kind=`: the accounts, topics and series that a person follows, and the way to stop. Two queries. */
export function followingList(app: FastifyInstance, context: WebContext): void {
  app.get('/following', async (request, reply) => {
    const query = request.query as Record<string, unknown>
    const kind = FOLLOW_KINDS.find((one) => one === query.kind) ?? 'account'
    const from = readOwnCursor(query.before)
    const personId = signedInPerson(request).id
    const [{ items, next }, counts, { settings }] = await Promise.all([
      followsOf(context.database, personId, kind, from && { followedAt: from.at, id: from.id }),
      countFollows(context.database, personId),
      context.portal.get(),
    ])
    const shown = { kind, items, counts, zone: settings.timeZone, isFirst: !from }
    const older = next && `${pathOf(kind)}&before=${writeOwnCursor({ at: next.followedAt, id: next.id })}`
    return showMe(context, request, reply, { title: 'joining.me.following', at: PATH }, (frame) => (
      <Following {...{ frame, ...shown, older }} />
    ))
  })
}

type Props = {
  frame: WorkFrame
  kind: FollowKind
  items: Followed[]
  counts: Record<FollowKind, number>
  zone: string
  isFirst: boolean
  older?: string
}

function Following({ frame, kind, items, counts, zone, isFirst, older }: Props) {
  const { language } = frame
  const t = translate(language)
  const { count, date } = createVoice(language, zone)
  const { account, topic, series } = MOST_FOLLOWS
  const most = { accounts: count(account), topics: count(topic), series: count(series) }
  return (
    <WorkLayout frame={frame}>
      <PageHead
        title={t('joining.me.following')}
        lead={t('joining.me.followingLead', most)}
        actions={
          <a class="button button-line" href="/following">
            {t('joining.me.read')}
          </a>
        }
      />
      <Tabs
        label={t('joining.me.following')}
        tabs={FOLLOW_KINDS.map((one) => ({
          label: t(`joining.kind.${one}`),
          href: pathOf(one),
          current: one === kind,
          count: counts[one],
        }))}
      />
      {items.length === 0 ? (
        <EmptyState title={t(NONE[kind])} text={t('joining.me.noneText')} />
      ) : (
        <OwnList
          label={t(`joining.kind.${kind}`)}
          items={items.map((item) => ({
            title: item.name,
            href: addressOf(kind, item.word),
            about: [
              kind === 'account' && `@${item.word}`,
              t('joining.me.followers', { count: count(item.followers) }),
              t('joining.me.since', { date: date(item.followedAt) }),
            ]
              .filter(Boolean)
              .join(' · '),
            actions: (
              <TakeBack
                action={`${addressOf(kind, item.word)}/follow`}
                fields={{ on: '0', back: pathOf(kind) }}
                label={t('joining.me.unfollow')}
                of={t('joining.me.unfollowOf', { name: item.name })}
              />
            ),
          }))}
        />
      )}
      <Pager language={language} next={older} first={isFirst ? undefined : pathOf(kind)} />
    </WorkLayout>
  )
}

function pathOf(kind: FollowKind): string {
  return `${PATH}?kind=${kind}`
}

function addressOf(kind: FollowKind, word: string): string {
  if (kind === 'account') return `/@${word}`
  return kind === 'topic' ? `/t/${encodeURIComponent(word)}` : `/series/${word}`
}
