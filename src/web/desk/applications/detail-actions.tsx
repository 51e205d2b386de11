import { type Application, DECISIONS, isUndoable } from '../../../domain/applications/index.ts'
import { type Action as Deed, may } from '../../../domain/permissions/index.ts'
import { createVoice } from '../../ui/voice.ts'
import { Action, ActionBar, KeyHelp } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { type Asked, addressOf, QUEUE, queryOf } from './asked.ts'
import type { Reasoned } from './decision-form.tsx'

type Props = {
  view: DeskView
  application: Application
  asked: Asked
  undoMinutes: number
  /** The form of this decision is open. */
  open?: Reasoned
}

/** What an editor can do now, with its keys. */
export function DetailActions(props: Props) {
  const { view, application, asked, open } = props
  const { t, language } = view
  const { id } = application
  if (open) {
    return (
      <ActionBar language={language} walks help>
        <Action form="decide" kind={open === 'refuse' ? 'danger' : 'main'}>
          {t(`desk.app.send.${open}`)}
        </Action>
        <Action kind="plain" href={addressOf(asked, id)}>
          {t('work.cancel')}
        </Action>
      </ActionBar>
    )
  }
  const { buttons, note } = deedsOf(props)
  return (
    <ActionBar language={language} walks help note={note}>
      {buttons}
      <Action kind="plain" hotkey="n" href="#note">
        {t('desk.app.noteShow')}
      </Action>
    </ActionBar>
  )
}

function deedsOf({ view, application, asked, undoMinutes }: Props) {
  const { t, desk, language, zone, now } = view
  const { id, state, secondedBy } = application
  const allowed = (deed: Deed) =>
    may(desk.actor, deed, { state, ownerId: application.person.id, decidedBy: application.decidedBy })
  const form = (decide: Reasoned) => `${addressOf(asked, id, { decide })}#words`
  if (allowed('application.decide')) {
    const agreed = secondedBy === desk.person.id
    return {
      note: agreed ? t('desk.app.waitsForOther') : undefined,
      buttons: (
        <>
          {!agreed && (
            <form method="post" action={`${QUEUE}/${id}/decision`} data-once>
              <input type="hidden" name="version" value={String(application.version)} />
              <input type="hidden" name="back" value={queryOf(asked)} />
              <Action hotkey="a" name="decision" value="approve">
                {t(secondedBy ? 'desk.app.approveSecond' : 'desk.app.approve')}
              </Action>
            </form>
          )}
          <Action kind="line" hotkey="c" href={form('changes')}>
            {t('desk.app.changes')}
          </Action>
          <Action kind="line" hotkey="r" href={form('refuse')}>
            {t('desk.app.refuse')}
          </Action>
        </>
      ),
    }
  }
  if (state === 'appealed') {
    if (!allowed('application.decide_appeal')) return { note: t('desk.app.refusedByYou'), buttons: null }
    return {
      buttons: (
        <>
          <Action hotkey="a" href={form('grant')}>
            {t('desk.app.grant')}
          </Action>
          <Action kind="line" hotkey="r" href={form('dismiss')}>
            {t('desk.app.dismiss')}
          </Action>
        </>
      ),
    }
  }
  const last = application.steps.findLast(({ kind }) => DECISIONS.includes(kind))
  if (!last || !allowed('application.undo') || !isUndoable(last.at, undoMinutes, now))
    return { buttons: null }
  const until = new Date(last.at.getTime() + undoMinutes * 60_000)
  return {
    note: t('desk.app.undoUntil', { time: createVoice(language, zone).dateTime(until) }),
    buttons: (
      <Action kind="line" hotkey="u" href={`${QUEUE}/${id}/undo`}>
        {t('desk.app.undo')}
      </Action>
    ),
  }
}

/** The keys of the detail, opened by `?`. */
export function DetailKeys({ view: { t, language } }: Pick<Props, 'view'>) {
  const keys = [
    { hotkey: 'a', does: t('desk.app.approve') },
    { hotkey: 'c', does: t('desk.app.changes') },
    { hotkey: 'r', does: t('desk.app.refuse') },
    { hotkey: 'm', does: t('desk.app.take') },
    { hotkey: 'n', does: t('desk.app.note') },
    { hotkey: 'u', does: t('desk.app.undo') },
  ]
  return <KeyHelp language={language} keys={keys} walks />
}
