import { FRONT_BLOCKS, FRONT_FILLS } from '../../../domain/settings/index.ts'
import { Choices } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { errorList, type FieldErrorKeys } from '../../ui/settings-fields.tsx'
import { Action, Part, Tick } from '../../ui/work/index.ts'
import type { ConsoleView } from '../respond-console.tsx'
import { SavedOrStale } from '../settings/saved-or-stale.tsx'
import type { FrontTyped } from './front-form.ts'

type Props = {
  view: ConsoleView
  typed: FrontTyped
  errors: FieldErrorKeys
  saved?: boolean
  stale?: boolean
  seen: string
  action: string
  /** The front page as the fields say, when it is asked for. */
  previewHref?: string
  /** This page with the fields as they are delivered. */
  resetHref: string
}

/** The blocks in their order, each with its numbers; what is in the fields can be looked at before it is saved. */
export function FrontForm(props: Props) {
  const { view, typed, errors, saved, stale, seen, action, previewHref, resetHref } = props
  const { t, language } = view
  return (
    <>
      <SavedOrStale {...{ view, saved, stale }} />
      <Form
        action={action}
        errorTitle={t('common.problem')}
        errors={errorList(language, errors).map((one) => ({ ...one, name: 'seconds-top' }))}
        hidden={{ seen }}
      >
        {/* What Enter in a field does: nothing is saved or moved by it. */}
        <div class="hidden-text">
          <button type="submit" formmethod="get" formaction={action} tabIndex={-1} aria-hidden="true">
            {t('slots.console.preview')}
          </button>
        </div>
        <ol class="blocks-list">
          {typed.blocks.map((block, index) => (
            <Block {...{ view, block }} isFirst={index === 0} isLast={index === typed.blocks.length - 1} />
          ))}
        </ol>
        <Choices
          name="fill"
          label={t('slots.console.fill')}
          values={[typed.fill]}
          choices={FRONT_FILLS.map((value) => ({ value, label: t(`slots.console.fill.${value}`) }))}
        />
        <Tick
          name="second"
          label={t('slots.console.second')}
          hint={t('slots.console.secondHint')}
          checked={typed.second}
        />
        <div class="form-actions">
          <Action hotkey="a">{t('slots.console.save')}</Action>
          <button class="button button-line" type="submit" formmethod="get" formaction={action} data-key="v">
            {t('slots.console.preview')}
          </button>
          <a href={resetHref}>{t('slots.console.reset')}</a>
        </div>
      </Form>
      {previewHref && (
        <Part title={t('slots.console.previewed')}>
          <p class="hint">{t('slots.console.previewAbout')}</p>
          <div class="preview blocks-preview">
            <iframe src={previewHref} title={t('slots.console.previewed')} />
          </div>
        </Part>
      )}
    </>
  )
}

type BlockProps = {
  view: ConsoleView
  block: FrontTyped['blocks'][number]
  isFirst: boolean
  isLast: boolean
}

function Block({ view: { t }, block: { kind, on, numbers }, isFirst, isLast }: BlockProps) {
  const name = t(`slots.console.block.${kind}`)
  return (
    <li>
      <input type="hidden" name="block" value={kind} />
      <div class="blocks-head">
        <label class="choice">
          <input type="checkbox" name={`on-${kind}`} checked={on} />
          <span>{name}</span>
        </label>
        <div class="spot-deeds">
          {!isFirst && (
            <Move
              kind={kind}
              way="up"
              label={t('slots.console.upOf', { name })}
              words={t('slots.console.up')}
            />
          )}
          {!isLast && (
            <Move
              kind={kind}
              way="down"
              label={t('slots.console.downOf', { name })}
              words={t('slots.console.down')}
            />
          )}
        </div>
      </div>
      <div class="blocks-numbers">
        {Object.entries(FRONT_BLOCKS[kind]).map(([number, [least, most]]) => (
          <label class="blocks-number" for={`${number}-${kind}`}>
            {number === 'count'
              ? t(`slots.console.count.${kind as 'newest'}`)
              : t(`slots.console.${number as 'titles'}`)}
            <input
              class="input"
              type="number"
              id={`${number}-${kind}`}
              name={`${number}-${kind}`}
              value={numbers[number]}
              min={least}
              max={most}
            />
          </label>
        ))}
      </div>
    </li>
  )
}

/** Shows the page with the block moved; nothing is saved by it. */
function Move({ kind, way, label, words }: { kind: string; way: string; label: string; words: string }) {
  return (
    <button
      class="button-plain"
      type="submit"
      formmethod="get"
      formaction="/console/front"
      name="move"
      value={`${kind}.${way}`}
      aria-label={label}
    >
      {words}
    </button>
  )
}
