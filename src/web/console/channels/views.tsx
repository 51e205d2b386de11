import { type Channel, channelName } from '../../../domain/channels/index.ts'
import { Button } from '../../ui/button.tsx'
import { Choices, Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import type { Language } from '../../ui/frame.ts'
import { translate } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { errorList, type FieldErrorKeys, LocalFields, words } from '../../ui/settings-fields.tsx'
import type { ChannelTyped } from './channel-form.ts'

type ListProps = { language: Language; channels: Channel[]; saved: boolean }

/** The channels in their order, and the way to the next one. */
export function ChannelList({ language, channels, saved }: ListProps) {
  const t = translate(language)
  return (
    <>
      {saved && <Notice kind="good" title={t('common.saved')} alert />}
      <p class="lead">{channels.length === 0 ? t('console.channelsNone') : t('console.channelsLead')}</p>
      <dl class="facts">
        {channels.map((channel) => (
          <div>
            <dt>{channel.position}</dt>
            <dd>
              <a href={`/console/channels/${channel.id}`}>{channelName(channel, language)}</a>
              <span class="hint">
                {`/c/${channel.slug} · `}
                {t(channel.isColumn ? 'console.channelKindColumn' : 'console.channelKindChannel')}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <div class="form">
        <Button href="/console/channels/new" kind={channels.length === 0 ? 'main' : 'line'}>
          {t('console.channelAdd')}
        </Button>
      </div>
    </>
  )
}

type FormProps = {
  language: Language
  typed: ChannelTyped
  errors?: FieldErrorKeys
  action: string
  isNew: boolean
}

/** The fields of one channel. */
export function ChannelForm({ language, typed, errors = {}, action, isNew }: FormProps) {
  const t = translate(language)
  return (
    <Form action={action} errorTitle={t('common.problem')} errors={errorList(language, errors)}>
      <LocalFields name="names" label="console.channelNameIn" texts={typed.names} {...{ language, errors }} />
      <Field
        name="slug"
        label={t('console.channelSlug')}
        hint={t(isNew ? 'console.channelSlugNew' : 'console.channelSlugHint')}
        error={words(language, errors.slug)}
        value={typed.slug}
        width="half"
        spellcheck={false}
      />
      <Choices
        name="kind"
        label={t('console.channelKind')}
        values={[typed.isColumn ? 'column' : 'channel']}
        choices={[
          { value: 'channel', label: t('console.channelKindChannel') },
          { value: 'column', label: t('console.channelKindColumn') },
        ]}
      />
      <Field
        name="position"
        label={t('console.channelPosition')}
        hint={t('console.channelPositionHint')}
        error={words(language, errors.position)}
        value={typed.position}
        inputMode="numeric"
        width="short"
      />
      <LocalFields
        name="descriptions"
        label="console.channelDescriptionIn"
        texts={typed.descriptions}
        {...{ language, errors }}
      />
      <Choices
        name="colourKind"
        label={t('console.channelColour')}
        values={[typed.ownColour ? 'own' : 'accent']}
        choices={[
          { value: 'accent', label: t('console.channelColourNone') },
          { value: 'own', label: t('console.channelColourOwn') },
        ]}
      />
      <Field
        name="colour"
        type="color"
        label={t('console.channelColourOwn')}
        error={words(language, errors.colour)}
        value={typed.colour}
      />
      <div class="form-actions">
        <Button>{t('common.save')}</Button>
        <Button kind="plain" href="/console/channels">
          {t('common.back')}
        </Button>
      </div>
    </Form>
  )
}
