import { Notice } from '../../ui/notice.tsx'
import { Action, Chips, KeyHelp, PageHead } from '../../ui/work/index.ts'
import { BoardGroups } from './board-groups.tsx'
import { Asking } from './board-lists.tsx'
import type { BoardProps } from './board-props.ts'
import { type SlotPage, slotPageName, slotPageOf, slotPath } from './slot-page.ts'
import { Tray } from './tray.tsx'

/** A page at the desk: its places as they stand, what is to come, and beside it articles to place. */
export function BoardView(props: BoardProps) {
  const { view, slotPage, board, done, doneNumber } = props
  const { t, language, channels } = view
  const pages = [{ page: '', path: slotPath(''), href: '/' } as SlotPage, ...channels.map(slotPageOf)]
  return (
    <div class="slots">
      <PageHead
        title={t('slots.title')}
        lead={t('slots.lead')}
        actions={
          <>
            <Action kind="line" href={`${slotPage.path}/preview`} hotkey="v">
              {t('slots.preview')}
            </Action>
            <Action kind="line" href={`${slotPage.path}/history`} hotkey="h">
              {t('slots.history')}
            </Action>
            <a href={slotPage.href}>{t('slots.open')}</a>
          </>
        }
      />
      <Chips
        label={t('slots.page')}
        options={pages.map((one) => ({
          label: slotPageName(one, language),
          href: one.path,
          current: one.page === slotPage.page,
        }))}
      />
      {done && (
        <Notice kind={done === 'before' ? 'info' : 'good'} title={t(`slots.done.${done}`)} alert>
          {doneNumber !== undefined && doneNumber > 0 && done !== 'before' && (
            <p>
              <a href={`${slotPage.path}/changes/${doneNumber - 1}`}>{t('slots.undo')}</a>
            </p>
          )}
        </Notice>
      )}
      <div class="slots-desk" data-slots={slotPage.path}>
        <div class="slots-board">
          <Asking {...{ view, board }} />
          <BoardGroups {...{ view, slotPage, board }} mark={props.mark} />
        </div>
        <Tray {...props} />
      </div>
      <KeyHelp
        language={language}
        walks
        keys={[
          { hotkey: '/', does: t('slots.key.search') },
          { hotkey: 'v', does: t('slots.key.preview') },
          { hotkey: 'h', does: t('slots.key.history') },
          { hotkey: '0–4', does: t('slots.key.place') },
          { hotkey: 'Alt ↑ ↓', does: t('slots.key.move') },
        ]}
      />
    </div>
  )
}
