import { COMMENT_ORDERS, type CommentOrder } from '../../../../domain/comments/index.ts'
import type { PageFrame } from '../../../ui/frame.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { createVoice, type Voice } from '../../../ui/voice.ts'
import { address, type CommentShape } from '../../comments/address.ts'
import type { QuotingFloor } from '../../comments/floor-view.ts'
import type { RoomView } from '../../comments/load-room.ts'
import { NewOnes, roomData, title, WriteHere } from './comments.tsx'
import { Floor } from './floor.tsx'
import { UnderArticle } from './under-article.tsx'

type Page = {
  frame: PageFrame
  article: { title: string; href: string; language: string }
  room: RoomView
  order: CommentOrder
  shape: CommentShape
  pinned: QuotingFloor[]
  comments: QuotingFloor[]
  /** This page itself. */
  hereHref: string
  /** To the first page, from a later one. */
  firstHref?: string
  nextHref?: string
}

/** `/a/{id}/comments`: all of an article's comments, page by page. */
export function CommentsPage(page: Page) {
  const { frame, article, room, order, shape, pinned, comments, hereHref, firstHref, nextHref } = page
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const floors = [...pinned, ...comments]
  return (
    <Layout frame={frame} voice={voice} page="comments" compact>
      <div class="wrap narrow">
        <UnderArticle voice={voice} article={article} title={title(voice, room.count)} />
        <div class="comments" id="comments" {...roomData(room, voice)}>
          {!firstHref && <WriteHere room={room} voice={voice} />}
          <Orders {...{ voice, room, order, shape }} />
          <NewOnes room={room} voice={voice} />
          {floors.length > 0 ? (
            <ol class="floors">
              {floors.map((floor) => (
                <Floor
                  voice={voice}
                  floor={floor}
                  flat={shape === 'flat'}
                  back={hereHref}
                  canAnswer={room.isOpen}
                  pinned={pinned.includes(floor)}
                />
              ))}
            </ol>
          ) : (
            <p class="empty-line">
              {voice.t(order === 'author' ? 'comments.emptyAuthor' : 'comments.empty')}
            </p>
          )}
          <Pages voice={voice} firstHref={firstHref} nextHref={nextHref} />
        </div>
      </div>
    </Layout>
  )
}

function Orders({
  voice: { t },
  room,
  order,
  shape,
}: {
  voice: Voice
  room: RoomView
  order: CommentOrder
  shape: CommentShape
}) {
  return (
    <nav class="comment-orders" aria-label={t('comments.orders')}>
      <p>
        {COMMENT_ORDERS.map((one) => (
          <a href={address(room.href, one, shape)} aria-current={one === order ? 'page' : undefined}>
            {t(`comments.order.${one}`)}
          </a>
        ))}
      </p>
      <p>
        {(['floors', 'flat'] as const).map((one) => (
          <a href={address(room.href, order, one)} aria-current={one === shape ? 'true' : undefined}>
            {t(`comments.shape.${one}`)}
          </a>
        ))}
      </p>
    </nav>
  )
}

export function Pages({
  voice: { t },
  firstHref,
  nextHref,
}: {
  voice: Voice
  firstHref?: string
  nextHref?: string
}) {
  if (!firstHref && !nextHref) return null
  return (
    <nav class="paging" aria-label={t('reader.nav.paging')}>
      {firstHref && (
        <a class="button button-line" href={firstHref}>
          <Icon name="left" />
          {t('comments.first')}
        </a>
      )}
      {nextHref && (
        <a class="button button-line paging-older" rel="next" href={nextHref}>
          {t('comments.next')}
          <Icon name="right" />
        </a>
      )}
    </nav>
  )
}
