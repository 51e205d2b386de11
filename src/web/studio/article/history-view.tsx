import type { OwnAccount } from '../../../domain/accounts/index.ts'
import type { ArticleEvent, ArticleHistory, ArticleSubject } from '../../../domain/articles/index.ts'
import type { DraftCopy } from '../../../domain/drafts/index.ts'
import { type Action, type Actor, may } from '../../../domain/permissions/index.ts'
import type { Submission } from '../../../domain/reviewing/index.ts'
import { plainText } from '../../../kernel/document/index.ts'
import { Button } from '../../ui/button.tsx'
import type { RevisionDiff } from '../../ui/diff.ts'
import { DiffView } from '../../ui/diff-view.tsx'
import { translate } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { createVoice } from '../../ui/voice.ts'
import { DateTime, PageHead, Part, Timeline, type TimelineEntry } from '../../ui/work/index.ts'
import type { StudioView } from '../respond-studio.tsx'
import { StateBadge } from '../state-badge.tsx'
import { Editing } from './editing-view.tsx'

type Props = {
  view: StudioView
  subject: ArticleSubject
  actor: Actor
  account: OwnAccount | undefined
  submission: Submission | undefined
  events: ArticleEvent[]
  copies: DraftCopy[]
  revisions: ArticleHistory
  diff: { number: number; language: string; changes: RevisionDiff } | undefined
  /** What the last step came to. */
  done: 'published' | 'scheduled' | 'submitted' | undefined
}

/** Where an article is, what can be done with it now, and everything that happened to it. */
export function History(props: Props) {
  const { view, subject, account, submission, events, revisions, diff, done } = props
  const { language, zone } = view
  const t = translate(language)
  const list = account ? `/studio/@${account.handle}/articles` : '/studio'
  return (
    <>
      <PageHead
        back={{ href: list, label: t('studio.articles') }}
        above={
          <>
            <StateBadge state={subject.state} language={language} />{' '}
            <DateTime at={subject.changedAt} {...{ zone, language }} />
          </>
        }
        title={<span lang={subject.language}>{subject.title || t('studio.untitled')}</span>}
      />
      {done && <Notice kind="good" title={t(`studio.done.${done}`)} alert />}
      <Deeds {...props} />
      {submission && <Editing {...{ view, subject, submission, actor: props.actor }} />}
      <Part title={t('work.timeline')}>
        <Timeline language={language} zone={zone} entries={events.map((event) => entryOf(event, view))} />
      </Part>
      {revisions.length > 0 && (
        <Part title={t('studio.revisions')} id="revisions">
          <ul class="bullets">
            {revisions.map((revision, at) => (
              <li>
                {t('studio.revisionNumber', { number: revision.number })} ·{' '}
                {t(`studio.kind.${revision.kind}`)} · <DateTime at={revision.at} {...{ zone, language }} />
                {revision.note && <span class="hint"> {revision.note}</span>}{' '}
                {at < revisions.length - 1 && (
                  <a
                    href={`/studio/articles/${subject.articleId}/history?revision=${revision.number}#revisions`}
                  >
                    {t('studio.showChanges')}
                  </a>
                )}
              </li>
            ))}
          </ul>
          {diff && (
            <DiffView diff={diff.changes} language={diff.language} voice={createVoice(language, zone)} />
          )}
        </Part>
      )}
      <Copies {...props} />
    </>
  )
}

const DEEDS: { action: Action; word: string; href: string; kind: 'main' | 'line' | 'danger' }[] = [
  { action: 'article.write', word: 'studio.goOnWriting', href: '', kind: 'main' },
  { action: 'article.submit', word: 'studio.submit', href: '/submission', kind: 'line' },
  { action: 'article.withdraw', word: 'studio.withdrawal.button', href: '/withdrawal', kind: 'line' },
  { action: 'article.restore', word: 'studio.restoration.button', href: '/restoration', kind: 'main' },
  { action: 'article.retract', word: 'studio.retraction.title', href: '/retraction', kind: 'danger' },
  { action: 'article.discard', word: 'studio.discard.title', href: '/discard', kind: 'danger' },
]

function Deeds({ view, subject, actor }: Props) {
  const t = translate(view.language)
  const path = `/studio/articles/${subject.articleId}`
  const isOut = subject.state === 'published' || subject.state === 'resubmitted'
  return (
    <div class="form-actions studio-deeds">
      {DEEDS.filter(({ action }) => may(actor, action, subject)).map(({ word, href, kind }) => (
        <Button href={`${path}${href}`} kind={kind}>
          {t(
            (subject.state === 'published' && word === 'studio.submit'
              ? 'studio.revise'
              : word) as 'studio.submit',
          )}
        </Button>
      ))}
      <a href={`${path}/preview`}>{t('studio.preview')}</a>
      {isOut && <a href={`/a/${subject.articleId}`}>{t('studio.readIt')}</a>}
    </div>
  )
}

function entryOf(event: ArticleEvent, { language, zone }: StudioView): TimelineEntry {
  const t = translate(language)
  const { reason, note, publishAt } = event.details as { reason?: string; note?: string; publishAt?: string }
  const { dateTime } = createVoice(language, zone)
  const words = [reason, note, publishAt && t('studio.forTime', { time: dateTime(new Date(publishAt)) })]
  return {
    at: event.at,
    what: `${t(`studio.event.${event.kind}`)}${event.actor ? ` · ${event.actor}` : ''}`,
    text: words.filter(Boolean).join('\n') || undefined,
  }
}

function Copies({ view, copies, subject, actor }: Props) {
  const t = translate(view.language)
  if (copies.length === 0) return null
  return (
    <Part title={t('studio.copies')} note={t('studio.copiesNote')}>
      {copies.map((copy) => (
        <details>
          <summary>
            <DateTime at={copy.keptAt} zone={view.zone} language={view.language} />
            {copy.keptBy && ` · ${copy.keptBy}`}
          </summary>
          <p lang={copy.fields.language}>
            <b>{copy.fields.title || t('studio.untitled')}</b>
          </p>
          <pre class="write-theirs" lang={copy.fields.language}>
            {plainText(copy.fields.body)}
          </pre>
          {may(actor, 'article.write', subject) && (
            <form method="post" action={`/studio/articles/${subject.articleId}/copies/${copy.id}`} data-once>
              <Button kind="line">{t('studio.copyTake')}</Button>
            </form>
          )}
        </details>
      ))}
    </Part>
  )
}
