import type { ComponentChildren, VNode } from 'preact'
import { Headline } from '../../ui/headline.tsx'
import { Notice } from '../../ui/notice.tsx'
import {
  Action,
  ActionBar,
  ageOf,
  Badge,
  DateTime,
  KeyHelp,
  ListDetail,
  PageHead,
  Split,
  Tabs,
} from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { ArticleText } from './article-text.tsx'
import { addressOf } from './asked.ts'
import type { Review } from './load-review.ts'
import { QueueEntries, QueueFilterBar, StateChips } from './queue-list.tsx'
import { decisionWords, toneOf } from './words.ts'

/** Which part of a submission is open. */
export type ReviewTab = 'text' | 'changes' | 'history'

type Props = {
  view: DeskView
  review: Review
  tab?: ReviewTab
  /** What came of the last step, above all else. */
  told?: ComponentChildren
  /** Beside the text: what is known of it, or a form. */
  side?: VNode
  /** A form stands at the side: it comes first where there is one column, and the bar at the bottom is left out. */
  asking?: boolean
  /** Instead of the text and its side. */
  children?: ComponentChildren
}

/** The queue, an article of it, and what can be decided. */
export function ReviewPage({ view, review, tab = 'text', told, side, asking = false, children }: Props) {
  const { t, language } = view
  const { queue, asked, submission } = review
  return (
    <ListDetail
      language={language}
      title={t('desk.art.title')}
      listHref={addressOf(asked)}
      tools={<StateChips view={view} queue={queue} />}
      filters={<QueueFilterBar view={view} queue={queue} />}
      list={<QueueEntries view={view} queue={queue} current={submission.id} />}
      detail={
        <div class={asking ? 'desk-review desk-asking' : 'desk-review'}>
          {told}
          <ReviewHead view={view} review={review} asking={asking} />
          <ReviewTabs view={view} review={review} tab={tab} />
          {children ?? <Split main={<ArticleText view={view} review={review} />} side={side} />}
          <KeyHelp language={language} walks keys={asking ? formKeys(view) : keysOf(view, review)} />
        </div>
      }
      actions={asking ? undefined : <ReviewActions view={view} review={review} />}
    />
  )
}

function ReviewHead({ view, review, asking }: { view: DeskView; review: Review; asking: boolean }) {
  const { t, zone, language, now } = view
  const { submission, open, asked, desk } = review
  const { fields, kind, submittedAt, assignedTo } = submission
  const taken = assignedTo !== null && assignedTo.id !== desk.person.id
  const title = fields.title || t('desk.art.untitled')
  return (
    <PageHead
      above={
        <>
          {t(`desk.art.kind.${kind}`)} · {t('desk.art.submitted')}{' '}
          <DateTime form="short" at={submittedAt} {...{ zone, language }} />
          {open && ` · ${t('desk.art.waits', { age: ageOf(submittedAt, now, language, zone) })}`}
        </>
      }
      title={
        <span lang={fields.language === language ? undefined : fields.language}>
          <Headline text={title} language={fields.language} />
        </span>
      }
      actions={
        !asking &&
        !taken &&
        review.may('article.propose_edit') && (
          <Action hotkey="e" kind="line" href={addressOf(asked, `/${submission.id}/edit`)}>
            {t('desk.art.edit')}
          </Action>
        )
      }
      lead={open ? undefined : <Outcome view={view} review={review} />}
    />
  )
}

/** What became of it, who decided, and with which words. */
function Outcome({ view, review }: { view: DeskView; review: Review }) {
  const { t, zone, language } = view
  const { submission, asked } = review
  const { decision, decidedAt, decidedBy, withdrawnAt, reason, articleId } = submission
  const at = decidedAt ?? withdrawnAt
  return (
    <span class="desk-outcome">
      <Badge tone={toneOf(decision)}>{decision ? decisionWords(t, decision) : t('desk.art.withdrawn')}</Badge>{' '}
      {decidedBy?.name ?? ''} {at && <DateTime form="short" at={at} {...{ zone, language }} />}
      {reason && <span class="desk-reason">{reason}</span>}
      {decision === 'publish' && <a href={`/desk/published/${articleId}`}>{t('desk.art.toPublished')}</a>}
      {!decision && <a href={addressOf({ ...asked, state: 'waiting' })}>{t('desk.art.toWaiting')}</a>}
    </span>
  )
}

function ReviewTabs({ view: { t }, review, tab }: { view: DeskView; review: Review; tab: ReviewTab }) {
  const { asked, submission } = review
  const path = `/${submission.id}`
  const proposals = submission.edits.filter(({ state }) => state === 'open').length
  const changes = submission.published !== undefined || submission.edits.length > 0
  const entry = (name: ReviewTab, to: string, hotkey: string, count?: number) => ({
    label: t(`desk.art.tab.${name}`),
    href: addressOf(asked, to),
    current: tab === name,
    count,
    hotkey,
  })
  return (
    <Tabs
      label={t('desk.art.tabs')}
      tabs={[
        entry('text', path, 't'),
        ...(changes ? [entry('changes', `${path}/changes`, 'd', proposals || undefined)] : []),
        entry('history', `${path}/history`, 'h'),
        {
          label: t('desk.art.tab.preview'),
          href: addressOf(asked, `${path}/preview`),
          current: false,
          hotkey: 'p',
        },
      ]}
    />
  )
}

/** What can be done, or why it cannot: it is one's own, somebody else has it, it is decided. */
function ReviewActions({ view, review }: { view: DeskView; review: Review }) {
  const { t, language, zone } = view
  const { submission, asked, desk, open } = review
  const { assignedTo, assignedAt } = submission
  if (!open) return null
  const to = (step: string) => addressOf(asked, `/${submission.id}/${step}`)
  const mine = assignedTo?.id === desk.person.id
  const taken = assignedTo !== null && !mine
  const note = !review.may('article.decide')
    ? t('desk.art.own')
    : taken && assignedAt
      ? t('desk.art.takenBy', { name: assignedTo.name, age: ageOf(assignedAt, view.now, language, zone) })
      : undefined
  return (
    <ActionBar language={language} walks help note={note}>
      {review.may('article.decide') && !taken && (
        <>
          <Action hotkey="a" href={to('publish')}>
            {t('desk.art.publish')}
          </Action>
          <Action hotkey="c" kind="line" href={to('changes-asked')}>
            {t('desk.art.changes')}
          </Action>
          <Action hotkey="r" kind="line" href={to('refuse')}>
            {t('desk.art.refuse')}
          </Action>
        </>
      )}
      {review.may('article.assign') && (
        <form class="desk-assign" method="post" action={to('assign')} data-once>
          <input type="hidden" name="expected" value={assignedTo?.id ?? ''} />
          <Action hotkey="m" kind="line" name="person" value={mine ? '' : desk.person.id}>
            {t(mine ? 'desk.art.giveBack' : taken ? 'desk.art.takeOver' : 'desk.art.take')}
          </Action>
        </form>
      )}
    </ActionBar>
  )
}

function formKeys({ t }: DeskView) {
  return [
    { hotkey: 'a', does: t('desk.art.keySend') },
    { hotkey: 'x', does: t('work.cancel') },
  ]
}

function keysOf({ t }: DeskView, { open, submission }: Review) {
  const tabs = [
    { hotkey: 't', does: t('desk.art.tab.text') },
    ...(submission.published || submission.edits.length > 0
      ? [{ hotkey: 'd', does: t('desk.art.tab.changes') }]
      : []),
    { hotkey: 'h', does: t('desk.art.tab.history') },
    { hotkey: 'p', does: t('desk.art.tab.preview') },
  ]
  if (!open) return tabs
  return [
    { hotkey: 'a', does: t('desk.art.publish') },
    { hotkey: 'c', does: t('desk.art.changes') },
    { hotkey: 'r', does: t('desk.art.refuse') },
    { hotkey: 'n', does: t('desk.art.noteWrite') },
    { hotkey: 'e', does: t('desk.art.edit') },
    { hotkey: 'm', does: t('desk.art.keyTake') },
    ...tabs,
  ]
}

/** What came of the last step: told once, on the page that came next. */
export function Told({ view: { t }, done, was }: { view: DeskView; done: string; was: string }) {
  const words = {
    published: t('desk.art.done.published'),
    scheduled: t('desk.art.done.scheduled'),
    changes: t('desk.art.done.changes'),
    refused: t('desk.art.done.refused'),
    noted: t('desk.art.done.noted'),
    resolved: t('desk.art.done.resolved'),
    proposed: t('desk.art.done.proposed'),
    assigned: t('desk.art.done.assigned'),
  }[done]
  if (!words) return null
  return (
    <Notice kind="good" alert>
      <p>
        {words} {was && <a href={`/desk/articles/${was}`}>{t('desk.art.seeLast')}</a>}
      </p>
    </Notice>
  )
}
