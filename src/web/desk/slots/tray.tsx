import { newId } from '../../../kernel/ids.ts'
import { DateTime, FilterBar, Select } from '../../ui/work/index.ts'
import type { BoardProps } from './board-props.ts'

/** How long what is dragged to a place stands, in hours; '' until it is taken away. */
export const STAYS = ['6', '12', '24', '48', '168', ''] as const

/** Articles to place: what was searched for, else the newest. Each can be dragged, and has a link that does the same. */
export function Tray({ view, slotPage, board, words, found }: BoardProps) {
  const { t, language, zone, now } = view
  const placed = new Set(board.all.map(({ target }) => (target.kind === 'article' ? target.id : '')))
  return (
    <aside class="slots-tray" aria-labelledby="tray">
      <h2 id="tray">{t('slots.tray')}</h2>
      <FilterBar
        language={language}
        search={{
          action: slotPage.path,
          name: 'q',
          value: words,
          label: t('slots.search'),
          clearHref: words ? slotPage.path : undefined,
        }}
      />
      <form
        class="tray-form"
        method="post"
        action={`${slotPage.path}/placements`}
        data-place-form
        data-once
        hidden
      >
        <input type="hidden" name="spot" value="" />
        <input type="hidden" name="target" value="" />
        <input type="hidden" name="key" value={newId()} />
        <Select
          name="hours"
          label={t('slots.stands')}
          value="24"
          options={STAYS.map((hours) => ({ value: hours, label: staysWords(t, hours) }))}
        />
        <p class="hint">{t('slots.dragHint')}</p>
      </form>
      {found.length === 0 && <p class="hint">{t(words ? 'slots.trayNone' : 'slots.trayEmpty')}</p>}
      <ul class="tray-list" data-list>
        {found.map(({ articleId, title, language: lang, account, publishedAt }) => (
          <li data-article={articleId} data-title={title}>
            <div>
              <a href={`/desk/published/${articleId}`} lang={lang === language ? undefined : lang}>
                {title}
              </a>
              <p class="by">
                <span>{account.name}</span>
                <DateTime at={publishedAt} {...{ zone, language, now }} form="age" />
                {placed.has(articleId) && <b>{t('slots.placed')}</b>}
              </p>
            </div>
            <a
              class="tray-place"
              href={`${slotPage.path}/place?target=${articleId}`}
              aria-label={t('slots.placeIn', { title })}
            >
              {t('slots.form.place')}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={`${slotPage.path}/place`}>{t('slots.placeOther')}</a>
      </p>
    </aside>
  )
}

function staysWords(t: BoardProps['view']['t'], hours: string): string {
  const count = Number(hours)
  if (hours === '') return t('slots.untilTaken')
  return count % 24 === 0 ? t('slots.days', { count: count / 24 }) : t('slots.hours', { count })
}
