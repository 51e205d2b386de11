import type { QueueItem } from '../../../domain/reviewing/index.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import {
  Badge,
  Chips,
  DateTime,
  EmptyState,
  type FilterOption,
  Pager,
  Select,
  type WorkItem,
  WorkList,
} from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { type Asked, addressOf, changed, narrowing } from './asked.ts'
import { channelWords, decisionWords, toneOf } from './words.ts'

/** A page of the queue and what was asked for. */
export type Queue = { asked: Asked; items: QueueItem[]; next?: string }

type Props = { view: DeskView; queue: Queue; current?: string }

/** Waiting or decided: beside the heading of the list. */
export function StateChips({ view: { t }, queue: { asked } }: Props) {
  const state = (name: Asked['state']): FilterOption => ({
    label: t(`desk.art.state.${name}`),
    href: changed(asked, { state: name, assigned: undefined }),
    current: asked.state === name,
  })
  return (
    <Chips
      label={t('desk.art.states')}
      options={[state('waiting'), state('changes'), state('refused'), state('published')]}
    />
  )
}

/** Who has it, in sight; the rest behind a line that says how much it narrows. */
export function QueueFilterBar({ view, queue: { asked } }: Props) {
  const { t } = view
  const assigned = (name: Asked['assigned'], label: string): FilterOption => ({
    label,
    href: changed(asked, { assigned: name }),
    current: asked.assigned === name,
  })
  const count = narrowing(asked)
  return (
    <div class="filters">
      <Chips
        label={t('desk.art.assigned')}
        options={[
          assigned(undefined, t('desk.art.assigned.all')),
          ...(asked.state === 'waiting'
            ? [
                assigned('me', t('desk.art.assigned.me')),
                assigned('nobody', t('desk.art.assigned.nobody')),
                assigned('others', t('desk.art.assigned.others')),
              ]
            : [assigned('me', t('desk.art.decidedByMe'))]),
        ]}
      />
      <details class="desk-narrow" open={count > 0}>
        <summary>
          {t('desk.art.narrow')}
          {count > 0 && <span class="count">{count}</span>}
        </summary>
        <NarrowForm view={view} asked={asked} clear={count > 0} />
      </details>
    </div>
  )
}

function NarrowForm({ view, asked, clear }: { view: DeskView; asked: Asked; clear: boolean }) {
  const { t, channels, language } = view
  const any = t('desk.art.any')
  return (
    <form class="form" method="get" action="/desk/articles">
      {asked.state !== 'waiting' && <input type="hidden" name="state" value={asked.state} />}
      {asked.assigned && <input type="hidden" name="assigned" value={asked.assigned} />}
      <Select
        name="channel"
        label={t('desk.art.channel')}
        value={asked.channel ?? ''}
        none={any}
        options={channels.map(({ id }) => ({ value: id, label: channelWords(channels, id, language) }))}
      />
      <Select
        name="kind"
        label={t('desk.art.kind')}
        value={asked.kind ?? ''}
        none={any}
        options={[
          { value: 'new', label: t('desk.art.kind.new') },
          { value: 'revision', label: t('desk.art.kind.revision') },
        ]}
      />
      <Select
        name="label"
        label={t('desk.art.label')}
        value={asked.label ?? ''}
        none={any}
        options={(['original', 'reprint', 'translation'] as const).map((value) => ({
          value,
          label: t(`reader.label.${value}`),
        }))}
      />
      <Field
        name="account"
        label={t('desk.art.account')}
        hint={t('desk.art.accountHint')}
        value={asked.account ?? ''}
        spellcheck={false}
        autocomplete="off"
      />
      <div class="form-actions">
        <Button kind="line">{t('desk.art.show')}</Button>
        {clear && (
          <Button
            kind="plain"
            href={changed(asked, {
              channel: undefined,
              kind: undefined,
              label: undefined,
              account: undefined,
            })}
          >
            {t('desk.art.showAll')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** The entries, oldest first (those decided: the latest first), and the way on. */
export function QueueEntries({ view, queue, current }: Props) {
  const { t, language } = view
  const { asked, items, next } = queue
  if (items.length === 0) return <QueueEmpty view={view} queue={queue} />
  return (
    <>
      <WorkList
        label={t('desk.art.title')}
        items={items.map((item) => toItem(view, asked, item, item.id === current))}
      />
      <Pager
        language={language}
        next={next && addressOf({ ...asked, after: next })}
        first={asked.after && changed(asked, {})}
      />
    </>
  )
}

/** Nothing waits, or nothing of what was asked for. */
export function QueueEmpty({ view: { t }, queue: { asked } }: Props) {
  const narrowed = narrowing(asked) > 0 || asked.assigned !== undefined || asked.after !== undefined
  if (narrowed || asked.state !== 'waiting')
    return (
      <EmptyState
        title={t('desk.art.noneAsked')}
        action={{ href: '/desk/articles', label: t('desk.art.toWaiting') }}
      />
    )
  return <EmptyState title={t('desk.art.none')} text={t('desk.art.noneText')} />
}

function toItem(view: DeskView, asked: Asked, item: QueueItem, current: boolean): WorkItem {
  const { t, zone, language, now, channels, desk } = view
  const marks = [
    item.kind !== 'first' && t(`desk.art.kind.${item.kind}`),
    item.label !== 'original' && t(`reader.label.${item.label}`),
    ...item.flags.map((flag) => t(`desk.art.flag.${flag}`)),
    item.publishAt && item.decision === null && t('desk.art.timed'),
  ].filter(Boolean)
  const hints = [
    item.edited && t('desk.art.editWaits'),
    item.notes > 0 && t('desk.art.notesOpen', { count: item.notes }),
  ].filter(Boolean)
  const mine = item.assignedTo?.id === desk.person.id
  return {
    href: addressOf(asked, `/${item.id}`),
    title: item.title || t('desk.art.untitled'),
    lang: item.language === language ? undefined : item.language,
    current,
    time: <DateTime form="age" at={item.decidedAt ?? item.submittedAt} {...{ zone, language, now }} />,
    about: [item.account.name, channelWords(channels, item.channelId, language), ...marks].join(' · '),
    who: item.decision
      ? (item.decidedBy ?? '')
      : mine
        ? t('desk.art.assigned.me')
        : (item.assignedTo?.name ?? ''),
    badge: item.decision && <Badge tone={toneOf(item.decision)}>{decisionWords(t, item.decision)}</Badge>,
    hint: hints.length > 0 ? hints.join(' · ') : undefined,
  }
}
