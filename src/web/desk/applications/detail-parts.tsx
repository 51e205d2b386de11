import type { Application } from '../../../domain/applications/index.ts'
import { bytesWords } from '../../ui/bytes-words.ts'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Action, FileList, Part } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { QUEUE } from './asked.ts'

/** What the parts of a detail are given. `query`: the filters of the list, with their `?`. */
export type DetailProps = { view: DeskView; application: Application; query: string }

/** Who sees to it: taking it, giving it back, giving it to a colleague. */
export function Assignment({ view, application, query }: DetailProps) {
  const { t, desk } = view
  const { id, state, assigned } = application
  if (state !== 'submitted' && state !== 'appealed') return null
  const action = `${QUEUE}/${id}/assignment`
  const mine = assigned?.id === desk.person.id
  return (
    <div class="assignment">
      {assigned && (
        <p>{mine ? t('desk.app.assignedToMe') : t('desk.app.assigned', { name: assigned.name })}</p>
      )}
      <form class="assignment-form" method="post" action={action} data-once>
        <input type="hidden" name="back" value={query} />
        {!mine && (
          <Action kind="line" hotkey="m" name="to" value={desk.person.id}>
            {t('desk.app.take')}
          </Action>
        )}
        {assigned && (
          <Action kind="plain" name="to" value="">
            {t('desk.app.giveBack')}
          </Action>
        )}
        <Action kind="plain" href={`${QUEUE}/${id}/giving${query && `?${query}`}`}>
          {t('desk.app.giveTo')}
        </Action>
      </form>
    </div>
  )
}

/** Proofs: kept rather than opened; pictures also as painted anew by the server. */
export function Proofs({ view: { t, language }, application: { id, proofs } }: DetailProps) {
  const kept = proofs.filter(({ gone }) => !gone)
  const href = (proofId: string) => `${QUEUE}/${id}/proofs/${proofId}`
  return (
    <Part title={t('apply.section.proofs')} note={t('desk.app.proofNote')}>
      {proofs.length === 0 && <p class="hint">{t('desk.app.proofNone')}</p>}
      {kept.length > 0 && (
        <FileList
          language={language}
          files={kept.map(({ id: proofId, name, bytes, mime }) => ({
            name,
            href: mime === 'application/pdf' ? href(proofId) : `${href(proofId)}?picture`,
            about: bytesWords(bytes),
          }))}
        />
      )}
      {proofs
        .filter(({ gone }) => gone)
        .map(({ name }) => (
          <p class="hint">
            {name} · {t('apply.proofGone')}
          </p>
        ))}
    </Part>
  )
}

/** A note that stays among editors. */
export function NoteForm({ view: { t }, application: { id }, query }: DetailProps) {
  return (
    <Form action={`${QUEUE}/${id}/notes`} hidden={{ back: query }} unsaved>
      <div class="note-field">
        <TextArea
          name="note"
          label={t('desk.app.note')}
          hint={t('desk.app.noteHint')}
          rows={2}
          maxLength={2000}
        />
      </div>
      <div class="form-actions">
        <Action kind="line">{t('desk.app.noteAdd')}</Action>
      </div>
    </Form>
  )
}
