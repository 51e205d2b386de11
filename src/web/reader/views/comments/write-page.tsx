import type { PageFrame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { createVoice } from '../../../ui/voice.ts'
import type { QuotingFloor } from '../../comments/floor-view.ts'
import { CommentForm } from './comment-form.tsx'
import { Quotes, Said } from './floor.tsx'
import { UnderArticle } from './under-article.tsx'

type Page = {
  frame: PageFrame
  article: { title: string; href: string; language: string }
  action: string
  isOpen: boolean
  parent?: QuotingFloor
  title: string
  body: string
  problem?: string
  /** Set when nobody is signed in: opens beside this page, which keeps what was typed. */
  signInHref?: string
}

/** The form on a page of its own: for an answer, and when something could not be sent as it was. */
export function WritePage(page: Page) {
  const { frame, article, action, isOpen, parent, title, body, problem, signInHref } = page
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  const canAnswer = isOpen && (!parent || parent.state === 'visible')
  return (
    <Layout frame={frame} voice={voice} page="comments" compact>
      <div class="wrap narrow">
        <UnderArticle voice={voice} article={article} title={title} />
        <div class="comments">
          {signInHref && (
            <Notice kind="info" title={t('comments.signIn.title')} alert>
              <p>{t('comments.signIn.text')}</p>
              <p>
                <a class="button button-line" href={signInHref} target="_blank" rel="noopener">
                  {t('comments.signIn.open')}
                </a>
              </p>
            </Notice>
          )}
          {problem && (
            <Notice kind="danger" title={t('comments.notSent')} alert>
              <p>{problem}</p>
            </Notice>
          )}
          {parent && (
            <div class="quote">
              <Quotes voice={voice} floor={parent} />
              <Said voice={voice} floor={parent} />
            </div>
          )}
          {canAnswer || body ? (
            <CommentForm
              voice={voice}
              action={action}
              parentId={canAnswer ? parent?.id : undefined}
              label={parent && canAnswer ? t('comments.yourAnswer') : t('comments.write')}
              body={body}
            />
          ) : (
            <p class="comments-closed">{t(isOpen ? 'comments.cannotAnswer' : 'comments.closed')}</p>
          )}
        </div>
      </div>
    </Layout>
  )
}
