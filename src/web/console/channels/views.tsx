import { type Channel, channelName } from '../../../domain/channels/index.ts'
import { Button } from '../../ui/button.tsx'
import { Choices, Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import type { Language } from '../../ui/frame.ts'
import { type Translate, translate } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { errorList, type FieldErrorKeys, LocalFields, words } from '../../ui/settings-fields.tsx'
import { DataTable, EmptyState, KeyHelp } from '../../ui/work/index.ts'
import type { ConsoleView } from '../respond-console.tsx'
import type { ChannelTyped } from './channel-form.ts'

type ListProps = {
  view: ConsoleView
  channels: Channel[]
  saved: boolean
  /** ID of the channel that the keys move. */
  chosen: string
  /** Where it was moved last: that button has the focus. */
  way: 'up' | 'down'
}

/** The channels in their order, each to be moved by a place, and the way to the next one. */
export function ChannelList({ view, channels, saved, chosen, way }: ListProps) {
  const { t, language } = view
  if (channels.length === 0) {
    const action = { href: '/console/channels/new', label: t('console.channelAdd') }
    return <EmptyState title={t('console.channelsNone')} text={t('console.channelsLead')} action={action} />
  }
  const rows = channels.map((channel, index) => {
    const current = channel.id === chosen
    const name = channelName(channel, language)
    const move = { t, channel, name, current, focus: current ? way : undefined }
    return {
      current,
      cells: [
        <a
          href={`/console/channels?at=${channel.id}`}
          aria-label={`${index + 1}${t('common.colon')}${t('console.channelChoose', { name })}`}
        >
          {index + 1}
        </a>,
        <a href={`/console/channels/${channel.id}`} data-key={current ? 'e' : undefined}>
          {name}
        </a>,
        `/c/${channel.slug}`,
        t(channel.isColumn ? 'console.channelKindColumn' : 'console.channelKindChannel'),
        <Moves {...move} up={index > 0} down={index < channels.length - 1} />,
      ],
    }
  })
  return (
    <>
      {saved && <Notice kind="good" title={t('common.saved')} alert />}
      <DataTable
        caption={t('console.channels')}
        columns={[
          { name: t('console.channelPlace'), kind: 'number' },
          { name: t('console.channelName'), kind: 'title' },
          { name: t('console.channelSlug') },
          { name: t('console.channelKind') },
          { name: t('console.channelMove'), kind: 'end', quiet: true },
        ]}
        rows={rows}
      />
      <p class="form-actions">
        <Button href="/console/channels/new" kind="line">
          {t('console.channelAdd')}
        </Button>
      </p>
      <p class="hint">{t('console.channelKeys')}</p>
      <KeyHelp
        language={language}
        walks
        keys={[
          { hotkey: 'u', does: t('console.channelUp') },
          { hotkey: 'd', does: t('console.channelDown') },
          { hotkey: 'e', does: t('console.channelEdit') },
        ]}
      />
    </>
  )
}

type MovesProps = {
  t: Translate
  channel: Channel
  name: string
  current: boolean
  focus: 'up' | 'down' | undefined
  up: boolean
  down: boolean
}

/** Two buttons of one form; at an end there is one. */
function Moves({ t, channel, name, current, focus, up, down }: MovesProps) {
  const words = { up: t('console.up'), down: t('console.down') }
  const button = (way: 'up' | 'down', other: boolean) => (
    <button
      class="button button-line"
      type="submit"
      name="way"
      value={way}
      aria-label={`${words[way]}${t('common.colon')}${name}`}
      data-key={current ? way.charAt(0) : undefined}
      autofocus={focus === way || (focus !== undefined && !other)}
    >
      {words[way]}
    </button>
  )
  return (
    <form class="moves" method="post" action={`/console/channels/${channel.id}/place`} data-once>
      {up && button('up', down)}
      {down && button('down', up)}
    </form>
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
