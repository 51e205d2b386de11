import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Button } from '../../ui/button.tsx'
import { contactHref } from '../../ui/contact.ts'
import { Choices } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Layout } from '../../ui/layout.tsx'
import { languageName } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import { AIDS, type Reading } from '../access/choices.ts'
import type { AccessibilityPage } from '../view-models.ts'
import { ColourChoice, SizeChoice } from './parts/reading-choices.tsx'

export function AccessibilityView({ frame, saved, reading }: AccessibilityPage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  const { name, contact } = frame.portal
  return (
    <Layout frame={frame} voice={voice} page="access">
      <div class="wrap narrow">
        <Breadcrumb voice={voice} steps={[{ name, href: '/' }, { name: t('reader.nav.access') }]} />
        <div class="page-title">
          <h1>{t('reader.access.title')}</h1>
          <p class="page-lead">{t('reader.access.lead')}</p>
        </div>
        {saved && <Notice kind="good" title={t('reader.access.saved')} alert />}
        <Form action="/preferences" hidden={{ next: '/accessibility?saved=1', aids: 'listed' }}>
          <Choices
            name="edition"
            label={t('reader.access.edition')}
            values={[frame.edition]}
            choices={[
              {
                value: 'standard',
                label: t('reader.access.standard'),
                hint: t('reader.access.standardHint'),
              },
              { value: 'care', label: t('reader.access.care'), hint: t('reader.access.careHint') },
            ]}
          />
          <SizeChoice size={reading.size} voice={voice} />
          <ColourChoice colours={reading.palette ?? frame.theme} voice={voice} />
          <Aids aids={reading.aids} voice={voice} />
          <LanguageChoice frame={frame} voice={voice} />
          <div class="form-actions">
            <Button>{t('reader.access.apply')}</Button>
            <Button kind="line" name="reset" value="1">
              {t('access.reset')}
            </Button>
          </div>
        </Form>
        <Promises contact={contact} voice={voice} />
      </div>
    </Layout>
  )
}

/** A box ticked alone has a name of its own, so that what is not ticked is known to be off. */
function Aids({ aids, voice: { t } }: { aids: Reading['aids']; voice: Voice }) {
  return (
    <fieldset class="field">
      <legend class="field-label">{t('access.aids')}</legend>
      {AIDS.map((aid) => (
        <label class="choice">
          <input type="checkbox" name={aid} value="1" checked={aids.includes(aid)} />
          <span>
            {t(`access.${aid}`)}
            <small class="hint">{t(`access.${aid}Hint`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function LanguageChoice({ frame, voice: { t } }: { frame: AccessibilityPage['frame']; voice: Voice }) {
  const { languages } = frame.portal
  if (languages.length < 2) return null
  return (
    <Choices
      name="language"
      label={t('reader.access.language')}
      hint={t('reader.access.languageHint')}
      values={[frame.language]}
      choices={languages.map((language) => ({
        value: language,
        label: languageName(language),
        lang: language,
      }))}
    />
  )
}

function Promises({ contact, voice: { t } }: { contact: string; voice: Voice }) {
  return (
    <div class="prose pages">
      <h2>{t('reader.access.done')}</h2>
      <ul>
        <li>{t('access.aloud')}</li>
        <li>{t('reader.access.done1')}</li>
        <li>{t('access.contrast')}</li>
        <li>{t('reader.access.done3')}</li>
        <li>{t('reader.access.done4')}</li>
      </ul>
      {contact && (
        <p>
          <a href={contactHref(contact)}>{t('reader.access.trouble')}</a>
        </p>
      )}
    </div>
  )
}
