import type { Delivery } from '../../../domain/notifications/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import { Button } from '../../ui/button.tsx'
import { type MessageKey, translateCode } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { Badge, Chips, DataTable, DateTime, Facts, Pager, Part, type Tone } from '../../ui/work/index.ts'
import type { ConsoleView } from '../respond-console.tsx'
import { MailTabs } from './mail-tabs.tsx'
import type { TestOutcome } from './send-test.ts'

type Props = {
  view: ConsoleView
  way: 'smtp' | 'outbox'
  /** The server, or the folder. */
  place: string
  from: string
  /** Where a test goes. */
  to: string
  outcome?: TestOutcome
  refused: boolean
  items: Delivery[]
  next?: string
  paged: boolean
}

const STATES: Record<Delivery['state'], { tone: Tone; words: MessageKey }> = {
  waiting: { tone: 'quiet', words: 'console.mailWaiting' },
  sent: { tone: 'good', words: 'console.mailSent' },
  refused: { tone: 'danger', words: 'console.mailRefused' },
}

/** Which way mail goes, a test of it, and the latest mails. */
export function DeliveriesView(props: Props) {
  const { view, way, place, from, to, outcome } = props
  const { t } = view
  return (
    <>
      <MailTabs view={view} current="/console/mail" />
      {outcome && <Outcome view={view} outcome={outcome} place={place} />}
      {way === 'outbox' && !outcome && (
        <Notice kind="warning" title={t('console.mailNoServer')}>
          <p>{t('console.mailNoServerText')}</p>
        </Notice>
      )}
      <Facts
        kind="lines"
        rows={[
          {
            name: t('console.mailGoes'),
            value: t(way === 'smtp' ? 'console.mailBySmtp' : 'console.mailByOutbox', { place }),
            hint: t('console.mailGoesHint'),
          },
          {
            name: t('console.set.mailFrom'),
            value: from,
            hint: <a href="/console/settings/mail">{t('console.mailChangeFrom')}</a>,
          },
        ]}
      />
      <form class="form" method="post" action="/console/mail/test" data-once>
        <div class="form-actions">
          <Button kind="line">{t('console.mailTest')}</Button>
          <span class="hint">{t('console.mailTestTo', { to })}</span>
        </div>
      </form>
      <Latest {...props} />
    </>
  )
}

function Outcome({ view, outcome, place }: { view: ConsoleView; outcome: TestOutcome; place: string }) {
  const { t } = view
  const { kind, words, to } = outcome
  if (kind === 'written') {
    return (
      <Notice kind="good" title={t('console.testWritten', { to })} alert>
        <p>
          <a href={`/console/mail/outbox/${words}`}>{t('console.testRead')}</a>
        </p>
      </Notice>
    )
  }
  const title = {
    sent: 'console.testSent',
    refused: 'console.testRefused',
    undelivered: 'console.testFailed',
  }
  return (
    <Notice
      kind={kind === 'sent' ? 'good' : 'danger'}
      title={t(title[kind] as MessageKey, { to, place })}
      alert
    >
      {words && (
        <>
          <p>{t('console.testWords')}</p>
          <p>
            <code class="breaks">{words}</code>
          </p>
        </>
      )}
    </Notice>
  )
}

function Latest({ view, items, refused, next, paged }: Props) {
  const { t, language, zone } = view
  const base = refused ? '/console/mail?state=refused' : '/console/mail'
  const options = [
    { label: t('console.mailAll'), href: '/console/mail', current: !refused },
    { label: t('console.mailRefused'), href: '/console/mail?state=refused', current: refused },
  ]
  return (
    <Part title={t('console.mailLatest')} note={t('console.mailLatestNote')}>
      <Chips label={t('work.filters')} options={options} />
      {items.length === 0 ? (
        <p class="hint">{t(refused ? 'console.mailNoneRefused' : 'console.mailNone')}</p>
      ) : (
        <DataTable
          caption={t('console.mailLatest')}
          columns={[
            { name: t('console.mailTo') },
            { name: t('console.mailKind') },
            { name: t('console.mailQueued') },
            { name: t('console.mailState') },
          ]}
          rows={items.map((item) => ({
            cells: [
              <span class="breaks">{item.to}</span>,
              kindInWords(view, item.kind),
              <DateTime at={item.queuedAt} {...{ zone, language }} />,
              <State view={view} item={item} />,
            ],
          }))}
        />
      )}
      <Pager
        language={language}
        next={next && `${base}${refused ? '&' : '?'}before=${next}`}
        first={paged ? base : undefined}
      />
    </Part>
  )
}

/** A mail's subject stands for its kind; what it filled in is not kept. */
function kindInWords({ language, settings }: ConsoleView, kind: string): string {
  const portal = localText(settings.portalName, language)
  const subject = translateCode(language, `mail.${kind}.subject`, { portal })
  return subject?.replace(/\{[^}]*\}/g, '…') ?? kind
}

function State({ view, item }: { view: ConsoleView; item: Delivery }) {
  const { t } = view
  const { tone, words } = STATES[item.state]
  return (
    <div>
      <Badge tone={tone}>{t(words)}</Badge>
      {item.state !== 'sent' && item.tries > 0 && (
        <span class="hint">{t('console.mailTries', { count: item.tries })}</span>
      )}
      {item.trouble && <span class="hint breaks">{item.trouble}</span>}
    </div>
  )
}
