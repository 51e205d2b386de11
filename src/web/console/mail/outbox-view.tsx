import type { OutboxEntry, OutboxMail } from '../../../platform/mail/index.ts'
import { Button } from '../../ui/button.tsx'
import { bytesInWords } from '../../ui/bytes.ts'
import { DataTable, DateTime, EmptyState, Facts, Pager, Part } from '../../ui/work/index.ts'
import type { ConsoleView } from '../respond-console.tsx'
import { MailTabs } from './mail-tabs.tsx'

type ListProps = { view: ConsoleView; entries: OutboxEntry[]; next?: string; paged: boolean }

/** The mails of the outbox, newest first. */
export function OutboxList({ view, entries, next, paged }: ListProps) {
  const { t, language, zone } = view
  const address = '/console/mail/outbox'
  return (
    <>
      <MailTabs view={view} current={address} />
      {entries.length === 0 ? (
        <EmptyState title={t('console.outboxEmpty')} text={t('console.outboxEmptyText')} />
      ) : (
        <DataTable
          caption={t('console.outbox')}
          columns={[
            { name: t('console.mailSubject'), kind: 'title' },
            { name: t('console.mailTo') },
            { name: t('console.mailWritten') },
            { name: t('console.size'), kind: 'number' },
          ]}
          rows={entries.map((mail) => ({
            cells: [
              <a href={`${address}/${mail.id}`}>{mail.subject || mail.id}</a>,
              <span class="breaks">{mail.to}</span>,
              <DateTime at={mail.at} {...{ zone, language }} />,
              bytesInWords(language, mail.bytes),
            ],
          }))}
        />
      )}
      <Pager
        language={language}
        next={next && `${address}?before=${next}`}
        first={paged ? address : undefined}
      />
    </>
  )
}

/** One mail: its text as text, then its headers. Nothing of it is run or loaded. */
export function OutboxMailView({ view, mail }: { view: ConsoleView; mail: OutboxMail }) {
  const { t, language, zone } = view
  return (
    <>
      <Facts
        rows={[
          { name: t('console.mailTo'), value: mail.to },
          { name: t('console.mailWritten'), value: <DateTime at={mail.at} {...{ zone, language }} /> },
          { name: t('console.size'), value: bytesInWords(language, mail.bytes) },
        ]}
      />
      <Part title={t('console.mailText')}>
        <pre class="mail-text">{mail.text || t('console.mailNoText')}</pre>
        <Button kind="line" href={`/console/mail/outbox/${mail.id}/file`}>
          {t('console.mailDownload')}
        </Button>
      </Part>
      <Part title={t('console.mailHeaders')}>
        <Facts kind="lines" rows={mail.headers.map(({ name, value }) => ({ name, value }))} />
      </Part>
    </>
  )
}
