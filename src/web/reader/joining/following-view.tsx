import type { FollowKind } from '../../../domain/following/index.ts'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Button } from '../../ui/button.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { Layout } from '../../ui/layout.tsx'
import { PagingLinks } from '../../ui/paging.tsx'
import { createVoice } from '../../ui/voice.ts'
import type { Teaser } from '../view-models.ts'
import { TeaserCard } from '../views/parts/teaser.tsx'

type FollowingProps = {
  frame: PageFrame
  /** Newest first, each with what of it is followed. */
  items: { teaser: Teaser; via: { kind: FollowKind; name: string } }[]
  followsAny: boolean
  isFirst: boolean
  olderHref?: string
}

/** `/following` */
export function FollowingView({ frame, items, followsAny, isFirst, olderHref }: FollowingProps) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  return (
    <Layout frame={frame} voice={voice} page="following">
      <div class="wrap narrow">
        <Breadcrumb
          voice={voice}
          steps={[{ name: frame.portal.name, href: '/' }, { name: t('joining.following') }]}
        />
        <div class="page-title">
          <h1>{t('joining.following')}</h1>
          <p class="page-lead">{t('joining.following.lead')}</p>
          {followsAny && (
            <p class="by">
              <a class="more" href="/me/following">
                {t('joining.following.manage')}
              </a>
            </p>
          )}
        </div>
        {items.length === 0 && <Empty {...{ t, followsAny, isFirst }} />}
        <div class="rows">
          {items.map(({ teaser, via }) => (
            <TeaserCard
              teaser={teaser}
              voice={voice}
              kind="row"
              level={2}
              kicker={teaser.channel?.name}
              reason={
                via.kind === 'account' ? undefined : (
                  <p class="reason">{t(`joining.via.${via.kind}`, { name: via.name })}</p>
                )
              }
            />
          ))}
        </div>
        <PagingLinks voice={voice} newerHref={isFirst ? undefined : '/following'} olderHref={olderHref} />
      </div>
    </Layout>
  )
}

type EmptyProps = {
  t: ReturnType<typeof createVoice>['t']
  followsAny: boolean
  isFirst: boolean
}

function Empty({ t, followsAny, isFirst }: EmptyProps) {
  if (!isFirst) return <p class="empty-line">{t('joining.following.end')}</p>
  const key = followsAny ? 'quiet' : 'empty'
  return (
    <div class="empty">
      <h2>{t(`joining.following.${key}`)}</h2>
      <p>{t(`joining.following.${key}Text`)}</p>
      <Button href="/hot">{t('joining.following.find')}</Button>
    </div>
  )
}
