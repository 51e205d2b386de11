import type { ComponentChildren } from 'preact'
import type { DraftFields } from '../../../domain/drafts/index.ts'
import type { PassageNote } from '../../../domain/reviewing/index.ts'
import { plainText } from '../../../kernel/document/index.ts'
import { Picture } from '../../ui/picture.tsx'
import { DateTime } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { addressOf } from './asked.ts'
import type { Review } from './load-review.ts'

/**
 * The article as readers see it, each block at the top with its number: a link that asks for a note on it (the script
 * `desk-notes` takes the selected words instead), and the notes pinned to it.
 */
export function ArticleText({ view, review }: { view: DeskView; review: Review }) {
  const { t, language } = view
  const { submission, text, cover } = review
  const { fields, notes } = submission
  const lang = fields.language === language ? undefined : fields.language
  const byBlock = Map.groupBy(notes, ({ block }) => Math.min(block, text.blocks.length - 1))
  const noting = review.may('article.note')
  return (
    <article class="desk-text">
      <p class="desk-marks">
        <span class={`tag tag-${fields.label}`}>{t(`reader.label.${fields.label}`)}</span>
        {fields.opinion && <span class="tag">{t('desk.art.flag.opinion')}</span>}
        {fields.sponsored && <span class="tag">{t('desk.art.flag.sponsored')}</span>}
        {fields.ai !== 'none' && <span class="tag">{t(`desk.art.flag.ai-${fields.ai}`)}</span>}
      </p>
      {fields.summary && !beginsWith(fields) && (
        <p class="desk-standfirst" lang={lang}>
          {fields.summary}
        </p>
      )}
      {cover && (
        <figure class="desk-cover">
          <Picture view={cover} alt="" shape="whole" sizes="(min-width: 760px) 680px, 100vw" first />
        </figure>
      )}
      <div class="prose" lang={fields.language} data-passages={noting ? '' : undefined}>
        {text.blocks.map((html, block) => (
          <Passage key={block} {...{ view, review, html, block, noting }} notes={byBlock.get(block) ?? []} />
        ))}
        {text.end && <div dangerouslySetInnerHTML={{ __html: text.end }} />}
      </div>
    </article>
  )
}

type PassageProps = {
  view: DeskView
  review: Review
  html: string
  block: number
  noting: boolean
  notes: PassageNote[]
}

function Passage({ view, review, html, block, noting, notes }: PassageProps) {
  const { t, language } = view
  const { submission, asked } = review
  const number = block + 1
  return (
    <div class={notes.length > 0 ? 'passage passage-noted' : 'passage'} id={`p-${number}`}>
      {noting && (
        <a
          class="passage-number"
          lang={language}
          href={addressOf(asked, `/${submission.id}/note`, { block: String(number) })}
          aria-label={t('desk.art.noteOn', { number })}
        >
          {number}
        </a>
      )}
      {/* Made by the document renderer, the one gate for foreign words. */}
      <div class="passage-text" data-block={block} dangerouslySetInnerHTML={{ __html: html }} />
      {notes.map((note) => (
        <Note key={note.id} view={view} review={review} note={note} />
      ))}
    </div>
  )
}

function Note({ view, review, note }: { view: DeskView; review: Review; note: PassageNote }) {
  const { t, zone, language } = view
  const { submission, asked, open } = review
  return (
    <aside
      class={note.resolvedAt ? 'note-pinned note-done' : 'note-pinned'}
      id={`n-${note.id}`}
      lang={language}
      aria-label={t('desk.art.note')}
    >
      <p class="note-who">
        {note.by ?? t('desk.art.someone')} · <DateTime form="short" at={note.at} {...{ zone, language }} />
        {note.resolvedAt && ` · ${t('desk.art.noteDone')}`}
      </p>
      {note.quote && <Quote>{note.quote}</Quote>}
      <p class="note-words">{note.text}</p>
      {open && !note.resolvedAt && (
        <form method="post" action={addressOf(asked, `/${submission.id}/notes/${note.id}`)} data-once>
          <button class="button-plain" type="submit">
            {t('desk.art.noteResolve')}
          </button>
        </form>
      )}
    </aside>
  )
}

/** A summary that was cut from the text's beginning says nothing when it stands above it. */
function beginsWith({ summary, body }: DraftFields): boolean {
  const plain = (text: string) => text.replace(/[…\s]+/g, '')
  return plain(plainText(body).slice(0, 4000)).includes(plain(summary))
}

/** Words of the article that a note is about. */
export function Quote({ children }: { children: ComponentChildren }) {
  return <p class="note-quote">{children}</p>
}

/** The beginning of a block's words, for a list of passages. */
export function beginningOf({ submission }: Pick<Review, 'submission'>, block: number): string {
  const node = submission.fields.body.content[block]
  const words = node
    ? plainText({ type: 'doc', content: [node] })
        .replace(/\s+/g, ' ')
        .trim()
    : ''
  return [...words].length > 24 ? `${[...words].slice(0, 24).join('')}…` : words
}
