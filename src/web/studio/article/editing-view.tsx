import type { ArticleSubject } from '../../../domain/articles/index.ts'
import type { DraftFields } from '../../../domain/drafts/index.ts'
import { type Actor, may } from '../../../domain/permissions/index.ts'
import type { EditProposal, PassageNote, Submission } from '../../../domain/reviewing/index.ts'
import { plainText } from '../../../kernel/document/index.ts'
import { Button } from '../../ui/button.tsx'
import { diffRevisions } from '../../ui/diff.ts'
import { DiffView } from '../../ui/diff-view.tsx'
import { translate, translateCode } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { createVoice } from '../../ui/voice.ts'
import { Badge, DateTime, Facts, Part } from '../../ui/work/index.ts'
import type { StudioView } from '../respond-studio.tsx'

type Props = { view: StudioView; subject: ArticleSubject; submission: Submission; actor: Actor }

/** What editors said of the last submission: the decision with its reason, notes on passages, changes of their own. */
export function Editing(props: Props) {
  const { view, submission } = props
  const t = translate(view.language)
  const open = submission.edits.find(({ state }) => state === 'open')
  return (
    <>
      {submission.decision && submission.decision !== 'publish' && (
        <Notice kind="warning" title={t(`studio.decision.${submission.decision}`)}>
          <p class="keep-lines">{submission.reason}</p>
        </Notice>
      )}
      {open && <Edit {...props} edit={open} />}
      {submission.notes.length > 0 && (
        <Part title={t('studio.notes')}>
          {submission.notes.map((note) => (
            <Note {...props} note={note} />
          ))}
        </Part>
      )}
    </>
  )
}

function Edit({ view, subject, submission, actor, edit }: Props & { edit: EditProposal }) {
  const t = translate(view.language)
  const { language, zone } = view
  const before = submission.fields
  const after = { ...before, ...edit.fields }
  const sides = [before, after].map(({ title, body }) => ({ title, plain: plainText(body) }))
  const [older, newer] = sides as [(typeof sides)[number], (typeof sides)[number]]
  const diff = diffRevisions(older, newer, before.language)
  return (
    <Part title={t('studio.edit')} note={edit.by ?? undefined}>
      {edit.message && <p class="keep-lines">{edit.message}</p>}
      <Facts kind="lines" rows={otherChanges(before, edit.fields, view)} />
      <DiffView diff={diff} language={before.language} voice={createVoice(language, zone)} />
      {may(actor, 'article.answer_edit', subject) && (
        <form
          class="form"
          method="post"
          action={`/studio/articles/${subject.articleId}/edits/${edit.id}`}
          data-once
        >
          <div class="form-actions">
            <Button name="answer" value="accept">
              {t('studio.editAccept')}
            </Button>
            <Button kind="line" name="answer" value="decline">
              {t('studio.editDecline')}
            </Button>
          </div>
        </form>
      )}
    </Part>
  )
}

/** Changes of what is not text, each as before and after. */
function otherChanges(before: DraftFields, fields: Partial<DraftFields>, { language }: StudioView) {
  const shown = [
    'summary',
    'label',
    'opinion',
    'sponsored',
    'ai',
    'sourceName',
    'sourceUrl',
    'place',
    'topics',
  ] as const
  return shown
    .filter((name) => fields[name] !== undefined && String(fields[name]) !== String(before[name]))
    .map((name) => ({
      name: translateCode(language, `studio.field.${name}`) ?? name,
      value: `${String(before[name]) || '–'} → ${String(fields[name]) || '–'}`,
    }))
}

function Note({ view, subject, actor, note }: Props & { note: PassageNote }) {
  const t = translate(view.language)
  const canTick = may(actor, 'article.write', subject) || may(actor, 'article.answer_edit', subject)
  return (
    <div class="write-note">
      <p class="above">
        {t('studio.passage', { block: note.block + 1 })} · {note.by} ·{' '}
        <DateTime at={note.at} zone={view.zone} language={view.language} />{' '}
        {note.resolvedAt && <Badge tone="good">{t('work.done')}</Badge>}
      </p>
      {note.quote && <blockquote lang={subject.language}>{note.quote}</blockquote>}
      <p class="keep-lines">{note.text}</p>
      {!note.resolvedAt && canTick && (
        <form method="post" action={`/studio/articles/${subject.articleId}/notes/${note.id}`} data-once>
          <Button kind="line">{t('studio.noteDone')}</Button>
        </form>
      )}
    </div>
  )
}
