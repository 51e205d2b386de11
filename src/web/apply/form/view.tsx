import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { createVoice } from '../../ui/voice.ts'
import { Action, ActionBar, dayAndTime, SaveState } from '../../ui/work/index.ts'
import type { ApplyView } from '../respond-apply.tsx'
import '../autosave.tsx'
import { AgreementSection, ProofSection } from './proof-section.tsx'
import { AccountSection, SubjectSection, WritingSection } from './sections.tsx'
import type { ShownForm } from './shown.ts'

/** The form of an application: one page in five parts, saved as it is typed. */
export function ApplicationForm({ view, form }: { view: ApplyView; form: ShownForm }) {
  const { t, language, zone } = view
  const { application, version, errors, problems, stale, until } = form
  const action = `/applications/${application.id}`
  const voice = createVoice(language, zone)
  const answers = application.state === 'changes'
  const list = [
    ...problems.map((text) => ({ text })),
    ...Object.entries(errors).map(([name, text]) => ({ name, text })),
  ]
  return (
    <autosave-form
      data-href={action}
      data-handle={action.replace(application.id, 'handle')}
      data-messages={JSON.stringify(messagesOf(view))}
      data-zone={zone}
    >
      {stale && (
        <Notice kind="warning" title={t('apply.stale', { time: voice.dateTime(stale) })} alert>
          <p>{t('apply.staleText')}</p>
        </Notice>
      )}
      {until && (
        <Notice kind="warning" title={t('apply.waiting')}>
          <p>{t('apply.waitingSend', { date: voice.dateTime(until) })}</p>
        </Notice>
      )}
      <Form
        action={action}
        multipart
        hidden={{ version: String(version) }}
        errorTitle={t('common.problem')}
        errors={list}
      >
        {/* Enter in a line saves; without this it would press the first button there is. */}
        <button class="apply-default" type="submit" name="do" value="save" tabIndex={-1} aria-hidden="true" />
        <div class="kept-copy" hidden>
          <Notice kind="warning" title={t('apply.keptCopy')}>
            <div class="form-actions">
              <button class="button button-line" type="button" data-restore>
                {t('apply.keptUse')}
              </button>
              <button class="button-plain" type="button" data-drop>
                {t('apply.keptDrop')}
              </button>
            </div>
          </Notice>
        </div>
        <SubjectSection view={view} form={form} />
        <AccountSection view={view} form={form} />
        <WritingSection view={view} form={form} />
        <ProofSection view={view} form={form} />
        <AgreementSection view={view} form={form} />
        {answers && (
          <TextArea
            name="answer"
            label={t('apply.answer')}
            hint={t('apply.answerHint')}
            value={form.answer}
            rows={4}
            maxLength={2000}
          />
        )}
        <ActionBar
          language={language}
          note={
            <SaveState state="saved">
              {t('apply.savedAt', { time: dayAndTime(application.changedAt, zone, language).short })}
            </SaveState>
          }
        >
          <Action name="do" value="send">
            {answers ? t('apply.sendAnswer') : t('apply.send')}
          </Action>
          <Action kind="line" name="do" value="save">
            {t('apply.save')}
          </Action>
        </ActionBar>
      </Form>
      <p class="form-away">
        <Button kind="plain" href={`${action}/${answers ? 'withdrawal' : 'discard'}`}>
          {answers ? t('apply.withdraw') : t('apply.discard')}
        </Button>
      </p>
    </autosave-form>
  )
}

/** Words that the island says; it knows no language. */
function messagesOf({ t }: ApplyView): Record<string, string> {
  return {
    saving: t('apply.saving'),
    saved: t('apply.savedAt', { time: '{time}' }),
    offline: t('apply.offline'),
    failed: t('apply.failed', { text: '{text}' }),
    again: t('apply.failedAgain'),
    conflict: t('apply.conflict'),
    signedOut: t('apply.signedOut'),
    restored: t('apply.restored'),
    checking: t('apply.handleChecking'),
    sending: t('apply.proofSending', { name: '{name}' }),
    sent: t('apply.proofSent', { name: '{name}' }),
    notSent: t('apply.file.failed', { name: '{name}' }),
  }
}
