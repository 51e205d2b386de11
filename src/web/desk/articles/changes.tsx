import type { FastifyInstance } from 'fastify'
import type { DraftFields } from '../../../domain/drafts/index.ts'
import { plainText } from '../../../kernel/document/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { diffRevisions } from '../../ui/diff.ts'
import { DiffView } from '../../ui/diff-view.tsx'
import { createVoice } from '../../ui/voice.ts'
import { Badge, DataTable, DateTime, Part } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { loadReview, type Review } from './load-review.ts'
import { Told } from './review-view.tsx'
import { showReview } from './show-review.tsx'
import { channelWords } from './words.ts'

/** `/{id}/changes`: what readers see now against what was handed in, and what editors propose to change in it. */
export function changesPage(app: FastifyInstance, context: WebContext): void {
  app.get('/articles/:id/changes', async (request, reply) => {
    const review = await loadReview(context, request)
    const { text } = formValues(request.query)
    return showReview(context, request, reply, review, {
      tab: 'changes',
      told: (view) => <Told view={view} done={text('done')} was="" />,
      instead: (view) => <Changes view={view} review={review} />,
    })
  })
}

function Changes({ view, review: { submission } }: { view: DeskView; review: Review }) {
  const { t, language, zone } = view
  const { edits, fields, published, number, note } = submission
  return (
    <>
      {edits.map((edit) => (
        <Part
          title={t('desk.art.proposal')}
          note={
            <>
              {edit.by ?? t('desk.art.someone')} ·{' '}
              <DateTime form="short" at={edit.at} {...{ zone, language }} />{' '}
              <Badge tone={PROPOSAL_TONE[edit.state]}>{t(`desk.art.proposal.${edit.state}`)}</Badge>
            </>
          }
        >
          {edit.message && <p class="desk-words">{edit.message}</p>}
          {edit.state === 'accepted' ? (
            <p class="hint">{t('desk.art.proposalIn')}</p>
          ) : (
            <FieldsDiff view={view} from={fields} to={{ ...fields, ...edit.fields }} />
          )}
        </Part>
      ))}
      {published && (
        <Part title={t('desk.art.against', { older: published.number, newer: number })}>
          {note && <p class="desk-words">{note}</p>}
          <FieldsDiff view={view} from={published.fields} to={fields} />
        </Part>
      )}
      {!published && edits.length === 0 && <p class="hint">{t('desk.art.changesNone')}</p>}
    </>
  )
}

const PROPOSAL_TONE = { open: 'accent', accepted: 'good', declined: 'quiet' } as const

/** What differs: title and text word by word, the rest in a table. */
function FieldsDiff({ view, from, to }: { view: DeskView; from: DraftFields; to: DraftFields }) {
  const { t, language, zone } = view
  const rows = SHOWN.flatMap(({ name, words }) => {
    const [before, after] = [words(view, from), words(view, to)]
    return before === after ? [] : [{ cells: [t(name), before || '–', after || '–'] }]
  })
  const changes = diffRevisions(
    { title: from.title, plain: plainText(from.body) },
    { title: to.title, plain: plainText(to.body) },
    to.language,
  )
  const textSame = !changes.title && changes.blocks.every(({ kind }) => kind === 'skipped')
  return (
    <>
      {rows.length > 0 && (
        <DataTable
          caption={t('desk.art.fieldsChanged')}
          columns={[
            { name: t('desk.art.field') },
            { name: t('desk.art.before') },
            { name: t('desk.art.after') },
          ]}
          rows={rows}
        />
      )}
      {(!textSame || rows.length === 0) && (
        <DiffView diff={changes} language={to.language} voice={createVoice(language, zone)} />
      )}
    </>
  )
}

type Shown = {
  name: Parameters<DeskView['t']>[0]
  words: (view: DeskView, fields: DraftFields) => string
}

const SHOWN: Shown[] = [
  { name: 'desk.art.summary', words: (_, { summary }) => summary },
  {
    name: 'desk.art.channel',
    words: ({ channels, language }, { channelId }) => channelWords(channels, channelId, language),
  },
  { name: 'desk.art.topics', words: ({ t }, { topics }) => topics.join(t('desk.art.comma')) },
  { name: 'desk.art.label', words: ({ t }, { label }) => t(`reader.label.${label}`) },
  { name: 'desk.art.marks', words: ({ t }, fields) => marksOf(t, fields).join(t('desk.art.comma')) },
  {
    name: 'desk.art.source',
    words: (_, { sourceName, sourceUrl }) => [sourceName, sourceUrl].filter(Boolean).join(' '),
  },
  { name: 'desk.art.place', words: (_, { place }) => place },
  {
    name: 'desk.art.comments',
    words: ({ t }, { commentsOpen }) => t(commentsOpen ? 'desk.art.commentsOpen' : 'desk.art.commentsClosed'),
  },
]

function marksOf(t: DeskView['t'], { opinion, sponsored, ai }: DraftFields): string[] {
  return [
    ...(opinion ? [t('desk.art.flag.opinion')] : []),
    ...(sponsored ? [t('desk.art.flag.sponsored')] : []),
    ...(ai === 'none' ? [] : [t(`desk.art.flag.ai-${ai}`)]),
  ]
}
