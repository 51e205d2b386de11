import type { OwnAccount } from '../../../domain/accounts/index.ts'
import type { WorkItem } from '../../../domain/articles/index.ts'
import type { ArticleStateName } from '../../../domain/permissions/index.ts'
import { localeOf } from '../../../kernel/languages/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { translate } from '../../ui/messages.ts'
import { createVoice } from '../../ui/voice.ts'
import { Chips, EmptyState, Facts, PageHead, Part, Sparkline, WorkList } from '../../ui/work/index.ts'
import { toWorkLine } from '../articles/views.tsx'
import type { StudioView } from '../respond-studio.tsx'

/** The accounts that a person writes for, or how to get one. */
export function Accounts({ view, accounts }: { view: StudioView; accounts: OwnAccount[] }) {
  const t = translate(view.language)
  if (accounts.length === 0)
    return (
      <>
        <PageHead title={t('studio.accounts')} />
        <EmptyState
          title={t('studio.noAccount')}
          text={t('studio.noAccountText')}
          action={{ href: '/applications', label: t('studio.noAccountApply') }}
        />
      </>
    )
  return (
    <>
      <PageHead title={t('studio.accounts')} lead={t('studio.accountsLead')} />
      <WorkList
        label={t('studio.accounts')}
        items={accounts.map((account) => ({
          href: `/studio/@${account.handle}`,
          title: account.name,
          lang: account.language,
          about: `@${account.handle} · ${t(`studio.role.${account.role}`)}`,
          time: t('studio.articlesCount', { count: account.articles }),
        }))}
      />
    </>
  )
}

type HomeProps = {
  view: StudioView
  account: OwnAccount
  needs: WorkItem[]
  latest: WorkItem[]
  counts: Partial<Record<ArticleStateName | 'needs', number>>
  reads: { day: string; reads: number }[]
}

const COUNTED = ['draft', 'submitted', 'changes', 'scheduled', 'resubmitted', 'refused', 'retracted'] as const

/** What needs its members, the articles by state, and how the account was read. */
export function Home({ view, account, needs, latest, counts, reads }: HomeProps) {
  const { language, zone } = view
  const t = translate(language)
  const voice = createVoice(language, zone)
  const list = `/studio/@${account.handle}/articles`
  const states = COUNTED.filter((state) => counts[state]).map((state) => ({
    label: t(`studio.state.${state}`),
    href: `${list}?show=${state}`,
    current: false,
    count: counts[state],
  }))
  return (
    <>
      <PageHead
        title={
          <span class="studio-account" lang={account.language}>
            <Avatar picture={account.avatar} name={account.name} size="large" />
            {account.name}
          </span>
        }
        above={`@${account.handle} · ${t(`studio.role.${account.role}`)}`}
        actions={<Button href={`${list}/new`}>{t('studio.write')}</Button>}
      />
      <Part title={t('studio.needs')}>
        {needs.length === 0 ? (
          <p class="hint">{t('studio.needsNone')}</p>
        ) : (
          <WorkList items={needs.map((item) => toWorkLine(item, view))} />
        )}
      </Part>
      <Part title={t('studio.figures')} note={t('studio.figuresNote')}>
        <div class="figures-row">
          <Sparkline
            language={language}
            title={t('studio.reads')}
            points={reads.map((one) => ({ label: dayWords(one.day, language), value: one.reads }))}
          />
        </div>
        <Facts
          kind="lines"
          rows={[
            { name: t('studio.published'), value: voice.count(account.articles) },
            { name: t('studio.followers'), value: voice.count(account.followers) },
          ]}
        />
      </Part>
      <Part title={t('studio.byState')}>
        <Chips
          label={t('studio.byState')}
          options={[...states, { label: t('studio.allArticles'), href: list, current: false }]}
        />
        {latest.length > 0 && <WorkList items={latest.map((item) => toWorkLine(item, view))} />}
      </Part>
    </>
  )
}

/** Days of the counter are days of UTC. */
function dayWords(day: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: 'UTC',
    month: language === 'zh-CN' ? 'long' : 'short',
    day: 'numeric',
  }).format(new Date(`${day}T00:00:00Z`))
}
