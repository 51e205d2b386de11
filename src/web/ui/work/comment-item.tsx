import type { ComponentChildren } from 'preact'
import { type Document, renderHtml } from '../../../kernel/document/index.ts'
import type { Language } from '../frame.ts'
import { translate } from '../messages.ts'
import { Badge } from './badge.tsx'
import { DateTime } from './date-time.tsx'

/** A comment as those who look after it see it. */
export type WorkComment = {
  id: string
  articleId: string
  title: string
  floor: number | null
  state: 'visible' | 'held' | 'hidden' | 'removed' | 'deleted'
  name: string
  byAuthor: boolean
  document: Document
  likes: number
  replies: number
  createdAt: Date
  isPinned: boolean
  /** By which it is held, null when somebody did it. */
  rule: string | null
  reason: string
}

type Shown = {
  comment: WorkComment
  language: Language
  zone: string
  now: Date
  /** Where its name leads. */
  href: string
  /** What can be done. */
  children?: ComponentChildren
}

const TONES = {
  visible: 'good',
  held: 'warning',
  hidden: 'quiet',
  removed: 'danger',
  deleted: 'quiet',
} as const

/** One comment in a working list: who, when, under what, its words, its state and why. */
export function CommentItem({ comment, language, zone, now, href, children }: Shown) {
  const t = translate(language)
  const { state, floor, rule, reason } = comment
  const why = [state === 'held' && t(`comments.work.why.${whyOf(rule)}`), reason].filter(Boolean).join(' · ')
  return (
    <li class="comment-item">
      <p class="above">
        <a href={href}>
          <bdi>{comment.name || t('comments.nobody')}</bdi>
          {floor !== null && ` · ${t('comments.floor', { floor })}`}
        </a>{' '}
        {comment.byAuthor && <Badge>{t('comments.author')}</Badge>}{' '}
        <Badge tone={TONES[state]}>{t(`comments.work.state.${state}`)}</Badge>{' '}
        {comment.isPinned && <Badge tone="accent">{t('comments.pinned')}</Badge>}{' '}
        <DateTime at={comment.createdAt} zone={zone} language={language} form="age" now={now} />
      </p>
      <div
        class="prose comment-item-words"
        dir="auto"
        dangerouslySetInnerHTML={{
          __html: renderHtml(comment.document, { media: () => undefined, language }),
        }}
      />
      <p class="hint">
        <a href={`/a/${comment.articleId}`}>{comment.title || t('comments.work.noArticle')}</a>
        {` · ${t('comments.work.figures', { likes: comment.likes, replies: comment.replies })}`}
        {why && ` · ${why}`}
      </p>
      {children}
    </li>
  )
}

const WHYS = ['all', 'first', 'links', 'import', 'edit'] as const

function whyOf(rule: string | null): (typeof WHYS)[number] | 'hand' {
  return WHYS.find((one) => one === rule) ?? 'hand'
}
