import { localText } from '../../../domain/settings/index.ts'
import { bytesWords } from '../../ui/bytes-words.ts'
import { createVoice } from '../../ui/voice.ts'
import { Action, FileField, FileList, Part, Tick } from '../../ui/work/index.ts'
import type { ApplyView } from '../respond-apply.tsx'
import type { ShownForm } from './shown.ts'

type Props = { view: ApplyView; form: ShownForm }

/** The files that prove who applies. Chosen files are sent with whatever button is pressed. */
export function ProofSection({ view: { t, language, settings }, form: { application, errors } }: Props) {
  const { id, proofs } = application
  const note = t('apply.section.proofsNote', { days: settings.proofRetentionDays })
  return (
    <Part title={t('apply.section.proofs')} id="proofs">
      <p class="lead">{note}</p>
      <div data-proofs={`/applications/${id}/proofs`}>
        <FileList
          language={language}
          files={proofs
            .filter(({ gone }) => !gone)
            .map(({ id: proofId, name, bytes }) => ({
              name,
              href: `/applications/${id}/proofs/${proofId}`,
              about: bytesWords(bytes),
              action: (
                <button
                  class="button-plain"
                  type="submit"
                  name="remove"
                  value={proofId}
                  aria-label={t('apply.proofRemove', { name })}
                >
                  {t('apply.proofRemoveShort')}
                </button>
              ),
            }))}
        />
        <template>
          <li>
            <a href="/">
              <span class="file-name" />
              <span class="file-about">
                <span data-bytes />
                {` · ${t('work.open')}`}
              </span>
            </a>
            <button
              class="button-plain"
              type="submit"
              name="remove"
              aria-label={t('apply.proofRemove', { name: '{name}' })}
            >
              {t('apply.proofRemoveShort')}
            </button>
          </li>
        </template>
        <FileField
          name="proof"
          label={t('apply.proofAdd')}
          hint={t('apply.proofHint')}
          error={errors.proof}
          accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
          multiple
        />
        <p class="proof-state" role="status" />
        <noscript>
          <Action kind="line" name="do" value="upload">
            {t('apply.proofUpload')}
          </Action>
        </noscript>
      </div>
    </Part>
  )
}

/** The agreements in force, each with its number; what was agreed to before is only shown. */
export function AgreementSection({
  view: { t, language, zone },
  form: { application, agreements, agreed, errors },
}: Props) {
  const voice = createVoice(language, zone)
  return (
    <Part title={t('apply.section.agreements')} id="agreements">
      {agreements.map(({ versionId, number, titles, texts }, index) => {
        const title = localText(titles, language)
        const given = application.consents.find((consent) => consent.versionId === versionId)
        return (
          <div class="agreement">
            <details>
              <summary>
                {title}
                <span class="hint">{t('apply.agreeRead')}</span>
              </summary>
              <div class="agreement-text">{localText(texts, language)}</div>
            </details>
            {given ? (
              <p class="hint">{t('apply.agreed', { date: voice.dateTime(given.at) })}</p>
            ) : (
              <Tick
                name={`agreed-${versionId}`}
                label={t('apply.agree', { title, number })}
                error={index === 0 ? errors.agreed : undefined}
                checked={agreed.includes(versionId)}
              />
            )}
          </div>
        )
      })}
    </Part>
  )
}
