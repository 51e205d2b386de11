import { Button } from '../../ui/button.tsx'
import type { MessageKey } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { DataTable, DateTime, Part } from '../../ui/work/index.ts'
import type { ConsoleView } from '../respond-console.tsx'

type Item = { href: string; title: string; about?: string; number: number; at: Date }
type Group = { title?: string; add?: { href: string; label: string }; items: Item[] }
type Props = { view: ConsoleView; saved: boolean; none: MessageKey; groups: Group[] }

/** Texts in force, each with the number of its version. */
export function TextList({ view, saved, none, groups }: Props) {
  const { t } = view
  return (
    <>
      {saved && <Notice kind="good" title={t('common.saved')} alert />}
      {groups.map((group) => {
        const body = <OneGroup {...{ view, none }} {...group} />
        return group.title ? <Part title={group.title}>{body}</Part> : body
      })}
    </>
  )
}

function OneGroup({ view, none, title, items, add }: Omit<Props, 'groups' | 'saved'> & Group) {
  const { t, language, zone } = view
  return (
    <>
      {items.length === 0 ? (
        <p class="hint">{t(none)}</p>
      ) : (
        <DataTable
          caption={title ?? t('console.agreements')}
          columns={[
            { name: t('console.textTitle'), kind: 'title' },
            { name: t('console.version'), kind: 'number' },
            { name: t('console.versionSince'), kind: 'end' },
          ]}
          rows={items.map((item) => ({
            cells: [
              <>
                <a href={item.href}>{item.title}</a>
                {item.about && <span class="hint">{item.about}</span>}
              </>,
              item.number,
              <DateTime at={item.at} form="day" {...{ zone, language }} />,
            ],
          }))}
        />
      )}
      {add && (
        <p class="form-actions">
          <Button kind="line" href={add.href}>
            {add.label}
            {title && <span class="hidden-text">{title}</span>}
          </Button>
        </p>
      )}
    </>
  )
}
