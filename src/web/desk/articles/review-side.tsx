import { problemsOf } from '../../../domain/drafts/index.ts'
import { readingMinutes } from '../../../kernel/text/index.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { translateCode } from '../../ui/messages.ts'
import { Checklist, DateTime, type Fact, Facts, Part, Select } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { beginningOf } from './article-text.tsx'
import { addressOf, changed } from './asked.ts'
import type { Review } from './load-review.ts'
import { channelWords } from './words.ts'

/** Beside the text: what is known of the article, what is amiss with it, and the form for a note. */
export function ReviewSide({ view, review }: { view: DeskView; review: Review }) {
  const { t } = view
  const { submission } = review
  return (
    <>
      <Part title={t('desk.art.about')}>
        <Facts kind="ends" rows={factsOf(view, review)} />
      </Part>
      {submission.note && (
        <Part title={t('desk.art.authorNote')} note={t('desk.art.authorNoteHint')}>
          <p class="desk-words">{submission.note}</p>
        </Part>
      )}
      <Checks view={view} review={review} />
      <Part
        title={t('desk.art.notes')}
        id="notes"
        note={
          review.may('article.note') && (
            <a href="#note" data-key="n" aria-keyshortcuts="n">
              {t('desk.art.noteWrite')}
            </a>
          )
        }
      >
        <NoteList view={view} review={review} />
        {review.may('article.note') && <NoteForm view={view} review={review} />}
      </Part>
    </>
  )
}

function factsOf(view: DeskView, { submission, asked, desk, open, may }: Review): Fact[] {
  const { t, language, zone, channels } = view
  const { account, fields, assignedTo, submittedBy, publishAt, units } = submission
  const fact = (name: string, value: Fact['value'], more: Partial<Fact> = {}): Fact[] =>
    value ? [{ name, value, ...more }] : []
  return [
    ...fact(
      t('desk.art.account'),
      <a href={changed({ ...asked, state: 'waiting' }, { account: account.handle })}>{account.name}</a>,
      {
        hint:
          account.articles === 0
            ? t('desk.art.accountNew')
            : t('desk.art.accountArticles', { count: account.articles }),
      },
    ),
    ...fact(t('desk.art.author'), submittedBy?.name),
    ...fact(
      t('desk.art.assignee'),
      assignedTo
        ? assignedTo.id === desk.person.id
          ? t('desk.art.assigned.me')
          : assignedTo.name
        : open && t('desk.art.assigned.nobody'),
      {
        hint: may('article.assign') && (
          <a href={addressOf(asked, `/${submission.id}/assign`)}>{t('desk.art.giveTo')}</a>
        ),
      },
    ),
    ...fact(t('desk.art.channel'), channelWords(channels, fields.channelId, language)),
    ...fact(t('desk.art.wished'), publishAt && <DateTime at={publishAt} {...{ zone, language }} />),
    ...fact(t('desk.art.topics'), fields.topics.join(t('desk.art.comma')), { lang: fields.language }),
    ...fact(t('desk.art.source'), [fields.sourceName, hostOf(fields.sourceUrl)].filter(Boolean).join(' · ')),
    ...fact(t('desk.art.place'), fields.place),
    ...fact(t('desk.art.length'), t('reader.minutes', { count: readingMinutes(units) })),
    ...fact(t('desk.art.comments'), !fields.commentsOpen && t('desk.art.commentsClosed')),
  ]
}

/** What the author was told before handing it in, and went on without. */
function Checks({ view: { t, language }, review }: { view: DeskView; review: Review }) {
  const problems = problemsOf(review.submission.fields)
  const checks = problems.flatMap(({ code, block, detail }) => {
    const words = translateCode(language, `studio.check.${code}`, { detail: detail ?? '' })
    if (!words) return []
    const link =
      block === undefined
        ? undefined
        : { href: `#p-${block + 1}`, label: t('desk.art.passage', { number: block + 1 }) }
    return [{ state: 'warning' as const, text: words, link }]
  })
  if (checks.length === 0) return null
  return (
    <Part title={t('desk.art.checks')}>
      <Checklist language={language} checks={checks} />
    </Part>
  )
}

function NoteList({ view: { t }, review }: { view: DeskView; review: Review }) {
  const { notes } = review.submission
  if (notes.length === 0) return <p class="hint">{t('desk.art.notesNone')}</p>
  return (
    <ul class="desk-notes">
      {notes.map((note) => (
        <li class={note.resolvedAt ? 'note-done' : undefined}>
          <a href={`#n-${note.id}`}>{t('desk.art.passage', { number: note.block + 1 })}</a>{' '}
          <span>{note.text}</span>
        </li>
      ))}
    </ul>
  )
}

export type NoteTyped = { block: number; quote: string; text: string; error?: string }

/** A note on a passage: chosen from the list, by its number in the text, or with script by selecting words. */
export function NoteForm({
  view: { t },
  review,
  typed = { block: 0, quote: '', text: '' },
}: {
  view: DeskView
  review: Review
  typed?: NoteTyped
}) {
  const { submission, asked, text } = review
  const options = text.blocks.map((_, block) => ({
    value: String(block + 1),
    label: `${block + 1} · ${beginningOf(review, block)}`,
    lang: submission.fields.language,
  }))
  return (
    <div data-note-form>
      <Form
        action={addressOf(asked, `/${submission.id}/note`)}
        errors={typed.error ? [{ name: 'note', text: typed.error }] : []}
        errorTitle={t('common.problem')}
        hidden={{ quote: typed.quote }}
        unsaved
      >
        <Select
          name="block"
          label={t('desk.art.noteWhere')}
          hint={t('desk.art.noteHint')}
          value={String(typed.block + 1)}
          options={options}
        />
        <p class="note-quote" data-note-quote hidden={typed.quote === ''}>
          {typed.quote}
        </p>
        <div data-note-words>
          <TextArea
            name="note"
            label={t('desk.art.note')}
            rows={3}
            value={typed.text}
            error={typed.error}
            maxLength={2000}
          />
        </div>
        <div class="form-actions">
          <Button kind="line">{t('desk.art.notePin')}</Button>
        </div>
      </Form>
    </div>
  )
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : ''
}
