import {
  PLACEMENT_LIMITS,
  type PlacementErrors,
  type PlacementField,
} from '../../../domain/placements/index.ts'
import type { MediaView } from '../../../kernel/document/index.ts'
import { Field, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { translateCode } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Action, FileField, PageHead, Part, Select, Tick } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import type { PlaceTyped } from './place-form.ts'
import { type SlotPage, slotPageName } from './slot-page.ts'
import { spotsOf } from './words.ts'

type Props = {
  view: DeskView
  slotPage: SlotPage
  typed: PlaceTyped
  errors: PlacementErrors
  /** Of an article that cannot be placed. */
  state?: string
  reasonLimit?: number
  /** What the address names. */
  about?: { title: string; lang?: string }
  picture?: MediaView
  action: string
  /** The placement that is changed. */
  changes?: string
  /** A second editor has to agree. */
  second: boolean
}

/** Where, what, with which words and picture, from when until when, and why. */
export function PlaceView(props: Props) {
  const { view, slotPage, typed, about, picture, changes, second } = props
  const { t, language, zone } = view
  const wrong = problems(props)
  const error = (name: string) => wrong.find((one) => one.name === name)?.text
  const limit = PLACEMENT_LIMITS
  return (
    <>
      <PageHead
        title={about?.title ?? t(changes ? 'slots.form.change' : 'slots.form.place')}
        above={about && t(changes ? 'slots.form.change' : 'slots.form.place')}
        back={{ href: slotPage.path, label: `${t('slots.title')} · ${slotPageName(slotPage, language)}` }}
      />
      {second && <Notice kind="info" title={t(changes ? 'slots.form.secondChange' : 'slots.form.second')} />}
      <Form
        action={props.action}
        errorTitle={t('common.problem')}
        errors={wrong}
        hidden={{
          key: typed.key,
          mediaId: typed.mediaId,
          fromAt: typed.fromAt,
          untilAt: typed.untilAt,
        }}
        multipart
        unsaved
      >
        <Select
          name="spot"
          label={t('slots.spot')}
          value={typed.spot}
          none={t('slots.chooseSpot')}
          options={spotsOf(view, slotPage.page)}
          error={error('spot')}
          width="half"
        />
        <Field
          name="target"
          label={t('slots.form.address')}
          hint={t('slots.form.addressHint')}
          value={typed.target}
          error={error('target')}
        />
        <Part title={t('slots.form.times')}>
          <div class="slot-times">
            <Field
              name="from"
              type="datetime-local"
              label={t('slots.form.from')}
              hint={t('slots.form.fromHint', { zone })}
              value={typed.from}
              error={error('from')}
            />
            <Field
              name="until"
              type="datetime-local"
              label={t('slots.form.until')}
              hint={t('slots.form.untilHint')}
              value={typed.until}
              error={error('until')}
            />
          </div>
        </Part>
        <Part title={t('slots.form.what')}>
          <Field
            name="headline"
            label={t('slots.form.headline')}
            hint={t('slots.form.headlineHint', { count: limit.headline })}
            value={typed.headline}
            error={error('headline')}
          />
          <TextArea
            name="summary"
            label={t('slots.form.summary')}
            hint={t('slots.form.summaryHint', { count: limit.summary })}
            rows={2}
            value={typed.summary}
            error={error('summary')}
          />
          {picture && (
            <div class="slot-picture">
              <Picture view={picture} alt={t('slots.form.picture')} shape="card" sizes="240px" />
              <Tick name="dropPicture" label={t('slots.form.pictureDrop')} checked={false} />
            </div>
          )}
          <FileField
            name="picture"
            label={t('slots.form.picture')}
            hint={t(picture ? 'slots.form.pictureKept' : 'slots.form.pictureHint')}
            accept="image/jpeg,image/png,image/webp,image/avif"
            error={error('picture')}
          />
        </Part>
        <Part title={t('slots.noteSponsored')}>
          <Tick
            name="sponsored"
            label={t('slots.form.sponsored')}
            hint={t('slots.form.sponsoredHint')}
            checked={typed.sponsored !== ''}
          />
          <Field
            name="sponsor"
            label={t('slots.form.sponsor')}
            hint={t('slots.form.sponsorHint')}
            value={typed.sponsor}
            error={error('sponsor')}
            width="half"
          />
        </Part>
        <TextArea
          name="reason"
          label={t('slots.form.reason')}
          hint={t('slots.form.reasonHint')}
          rows={2}
          value={typed.reason}
          error={error('reason')}
        />
        <div class="form-actions">
          <Action hotkey="a">{t(changes ? 'slots.form.save' : 'slots.form.place')}</Action>
          <Action kind="plain" href={slotPage.path} hotkey="x">
            {t('work.cancel')}
          </Action>
        </div>
      </Form>
    </>
  )
}

/** What is wrong, in words, by the field it is in. */
function problems({ view, errors, state, reasonLimit }: Props): { name: string; text: string }[] {
  const { t, language } = view
  const stateWords = state ? (translateCode(language, `studio.state.${state}`) ?? state) : ''
  const found = Object.entries(errors) as [PlacementField, string][]
  const told = found.map(([name, reason]) => ({
    name: name === 'url' ? 'target' : name,
    text: translateCode(language, `slots.problem.${reason}`, { state: stateWords, limit: 200 }) ?? reason,
  }))
  if (reasonLimit === undefined) return told
  return [...told, { name: 'reason', text: t('slots.problem.reasonLong', { limit: reasonLimit }) }]
}
