import type { AuditEntry } from '../../../domain/audit/index.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DataTable, DateTime, EmptyState, Pager, Select } from '../../ui/work/index.ts'
import type { ConsoleView } from '../respond-console.tsx'
import { ACTION_AREAS } from './areas.ts'
import { ActDetails } from './details.tsx'
import type { AuditAsked, AuditTyped } from './filter.ts'
import { SubjectLink } from './subject-link.tsx'
import { actionInWords } from './words.ts'

type Props = {
  view: ConsoleView
  asked: AuditAsked
  entries: AuditEntry[]
  next?: string
  first?: string
  /** Where the same is as a file, of at most `most` rows. */
  csv: string
  most: number
}

/** The acts of a filter, newest first. */
export function AuditView({ view, asked, entries, next, first, csv, most }: Props) {
  const { t, language, zone } = view
  const filtered = Object.values(asked.typed).some(Boolean)
  return (
    <>
      <Filter view={view} typed={asked.typed} filtered={filtered} />
      {asked.unknown && <Notice kind="warning" title={t('console.auditNobody')} />}
      {entries.length === 0 ? (
        <EmptyState title={t(filtered ? 'console.auditNoneFiltered' : 'console.auditNone')} />
      ) : (
        <>
          <DataTable
            caption={t('console.audit')}
            columns={[
              { name: t('console.auditTime') },
              { name: t('console.auditAct') },
              { name: t('console.auditWho') },
              { name: t('console.auditSubject') },
              { name: t('console.auditDetails') },
            ]}
            rows={entries.map((entry) => ({
              cells: [
                <DateTime at={entry.at} {...{ zone, language }} />,
                actionInWords(view, entry.action),
                <Actor view={view} entry={entry} />,
                <SubjectLink view={view} subject={entry.subject} />,
                <ActDetails view={view} entry={entry} />,
              ],
            }))}
          />
          <p class="form-actions">
            <Button kind="line" href={csv}>
              {t('console.auditCsv')}
            </Button>
            <span class="hint">{t('console.auditCsvHint', { count: most })}</span>
          </p>
        </>
      )}
      <Pager {...{ language, next, first }} />
    </>
  )
}

function Filter({ view, typed, filtered }: { view: ConsoleView; typed: AuditTyped; filtered: boolean }) {
  const { t } = view
  const areas = ACTION_AREAS.map((area) => ({ value: `${area}.`, label: t(`console.area.${area}`) }))
  const own = areas.some(({ value }) => value === typed.action) || typed.action === ''
  const options = own ? areas : [{ value: typed.action, label: actionInWords(view, typed.action) }, ...areas]
  return (
    <search>
      <form class="audit-filter" method="get" action="/console/audit">
        <Field
          name="person"
          label={t('console.auditPerson')}
          value={typed.person}
          spellcheck={false}
          autocomplete="off"
        />
        <Select
          name="action"
          label={t('console.auditArea')}
          value={typed.action}
          options={options}
          none={t('console.auditEvery')}
        />
        <Field name="from" type="date" label={t('console.auditFrom')} value={typed.from} />
        <Field name="to" type="date" label={t('console.auditTo')} value={typed.to} />
        {typed.subject && <input type="hidden" name="subject" value={typed.subject} />}
        <div class="form-actions">
          <Button kind="line">{t('console.filter')}</Button>
          {filtered && (
            <Button kind="plain" href="/console/audit">
              {t('work.searchClear')}
            </Button>
          )}
        </div>
      </form>
    </search>
  )
}

function Actor({ view, entry }: { view: ConsoleView; entry: AuditEntry }) {
  const { actor } = entry
  if (!actor) return <span class="hint">{view.t('console.bySystem')}</span>
  return <a href={`/console/people/${actor.id}`}>{actor.name ?? actor.id}</a>
}
