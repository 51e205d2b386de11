import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Button } from '../../ui/button.tsx'
import { contactHref } from '../../ui/contact.ts'
import { Choices } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Layout } from '../../ui/layout.tsx'
import { languageName } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import type { AccessibilityPage } from '../view-models.ts'

export function AccessibilityView({ frame, saved }: AccessibilityPage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  const { name, languages, contact } = frame.portal
  return (
    <Layout frame={frame} voice={voice} page="access">
      <div class="wrap narrow">
        <Breadcrumb voice={voice} steps={[{ name, href: '/' }, { name: t('reader.nav.access') }]} />
        <div class="page-title">
          <h1>{t('reader.access.title')}</h1>
          <p class="page-lead">{t('reader.access.lead')}</p>
        </div>
        {saved && <Notice kind="good" title={t('reader.access.saved')} alert />}
        <Form action="/preferences" hidden={{ next: '/accessibility?saved=1' }}>
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
          <Choices
            name="theme"
            label={t('reader.access.theme')}
            values={[frame.theme]}
            choices={[
              { value: 'auto', label: t('reader.access.auto') },
              { value: 'light', label: t('reader.access.light') },
              { value: 'dark', label: t('reader.access.dark') },
            ]}
          />
          {languages.length > 1 && (
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
          )}
          <Button>{t('reader.access.apply')}</Button>
        </Form>
        <Promises contact={contact} voice={voice} />
      </div>
    </Layout>
  )
}

function Promises({ contact, voice: { t } }: { contact: string; voice: Voice }) {
  return (
    <div class="prose pages">
      <h2>{t('reader.access.done')}</h2>
      <ul>
        <li>{t('reader.access.done1')}</li>
        <li>{t('reader.access.done2')}</li>
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
