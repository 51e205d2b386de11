import { Button } from '../../../ui/button.tsx'
import type { PageFrame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { createVoice } from '../../../ui/voice.ts'
import type { FloorView, QuotingFloor } from '../../comments/floor-view.ts'
import type { RoomView } from '../../comments/load-room.ts'
import { Time } from '../parts/time.tsx'
import { Deeds, Floor, FloorHead, Gone, Quotes, Words } from './floor.tsx'
import { Pages } from './list-page.tsx'
import { UnderArticle } from './under-article.tsx'

type Page = {
  frame: PageFrame
  article: { title: string; href: string; language: string }
  room: RoomView
  comment: QuotingFloor
  /** What it said before, the latest first. */
  former: { html: string; until: Date }[]
  answers: FloorView[]
  nextHref?: string
}

/** `/a/{id}/comments/{comment}`: one comment with all that it answers, and what answers it. */
export function CommentPage({ frame, article, room, comment, former, answers, nextHref }: Page) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  return (
    <Layout frame={frame} voice={voice} page="comments" compact>
      <div class="wrap narrow">
        <UnderArticle voice={voice} article={article} title={t('comments.one', { floor: comment.floor })} />
        <div class="comments" data-comments={room.articleId}>
          <Quotes voice={voice} floor={comment} whole />
          <div class="floor floor-one" id={`c-${comment.id}`} data-comment={comment.id}>
            <Gone voice={voice} floor={comment} />
            {comment.state === 'visible' && (
              <>
                <FloorHead voice={voice} floor={comment} picture />
                <Words floor={comment} />
                <Deeds voice={voice} floor={comment} back={comment.href} canAnswer={room.isOpen} />
              </>
            )}
            {former.length > 0 && (
              <details class="former">
                <summary>{t('comments.former', { count: former.length })}</summary>
                {former.map(({ html, until }) => (
                  <div class="quote-row">
                    <p class="floor-when">
                      {t('comments.until')} <Time at={until} voice={voice} to="minute" />
                    </p>
                    <div class="floor-words" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
                  </div>
                ))}
              </details>
            )}
            {comment.state === 'visible' && (
              <form class="floor-yours" method="post" action={`${comment.href}/like`}>
                <input type="hidden" name="on" value="0" />
                <a href={`${comment.href}/own`}>{t('comments.own.ask')}</a>
                <Button kind="plain">{t('comments.unlike')}</Button>
              </form>
            )}
          </div>
          {answers.length > 0 && (
            <section class="section" aria-labelledby="answers">
              <div class="section-head">
                <h2 id="answers">{t('comments.replies', { count: comment.replies })}</h2>
              </div>
              <ol class="floors">
                {answers.map((answer) => (
                  <Floor
                    voice={voice}
                    floor={{ ...answer, quotes: [], isCut: false }}
                    back={comment.href}
                    canAnswer={room.isOpen}
                  />
                ))}
              </ol>
              <Pages voice={voice} nextHref={nextHref} />
            </section>
          )}
          <p class="comments-all">
            <a class="button button-line" href={room.href}>
              {t('comments.all', { count: voice.count(room.count) })}
            </a>
          </p>
        </div>
      </div>
    </Layout>
  )
}
