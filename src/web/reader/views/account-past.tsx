import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Layout } from '../../ui/layout.tsx'
import { PagingLinks } from '../../ui/paging.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import type { AccountArticles, MonthLink } from '../view-models.ts'
import { AccountRows } from './account.tsx'
import { AccountHead } from './parts/account-head.tsx'

/** Months that stand in sight; earlier ones are folded. */
const IN_SIGHT = 12

/** `/@handle/articles`: all of them, or those of a month, and the way to each month. */
export function AccountArticlesView(page: AccountArticles) {
  const { frame, account, articles, paging, month, months } = page
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  return (
    <Layout frame={frame} voice={voice} page="account">
      <div class="wrap narrow">
        <Breadcrumb
          voice={voice}
          steps={[
            { name: frame.portal.name, href: '/' },
            { name: account.name, href: account.href },
            { name: month ? monthName(month, voice) : t('reader.account.all') },
          ]}
        />
        <AccountHead head={page} tab="past" voice={voice} />
        {months.length > 1 && <Months months={months} allHref={`${account.href}/articles`} voice={voice} />}
        <h2 class="account-part">{month ? monthName(month, voice) : t('reader.account.all')}</h2>
        {articles.length === 0 && (
          <p class="empty-line">{t(month ? 'joining.account.monthEmpty' : 'reader.account.empty')}</p>
        )}
        <AccountRows articles={articles} level={3} voice={voice} />
        <PagingLinks voice={voice} {...paging} />
      </div>
    </Layout>
  )
}

function Months({ months, allHref, voice }: { months: MonthLink[]; allHref: string; voice: Voice }) {
  const { t } = voice
  const later = months.slice(IN_SIGHT)
  const isLater = later.some((month) => month.current)
  return (
    <nav class="months" aria-label={t('joining.account.months')}>
      <ul>
        <li>
          <a href={allHref} aria-current={months.every((month) => !month.current) ? 'page' : undefined}>
            {t('joining.account.allMonths')}
          </a>
        </li>
        <MonthItems months={months.slice(0, IN_SIGHT)} voice={voice} />
      </ul>
      {later.length > 0 && (
        <details open={isLater}>
          <summary>{t('joining.account.earlier')}</summary>
          <ul>
            <MonthItems months={later} voice={voice} />
          </ul>
        </details>
      )}
    </nav>
  )
}

function MonthItems({ months, voice }: { months: MonthLink[]; voice: Voice }) {
  return months.map(({ month, count, isMore, href, current }) => (
    <li>
      <a href={href} aria-current={current ? 'page' : undefined}>
        {monthName(month, voice)} <span class="month-count">{isMore ? `${count}+` : count}</span>
      </a>
    </li>
  ))
}

/** `2026 年 11 月`, `November 2026` */
export function monthName(month: string, { language }: Pick<Voice, 'language'>): string {
  return new Date(`${month}-01T00:00Z`).toLocaleDateString(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
  })
}
