import { queueOfSubmissions } from '../../../domain/reviewing/index.ts'
import { Button } from '../../ui/button.tsx'
import { DateTime, Part, WorkList } from '../../ui/work/index.ts'
import type { TodayPart } from './part.ts'

const OLDEST = 5

/** The articles that wait longest. One query. */
export const articlesToday: TodayPart = async (context, desk) => {
  const { items } = await queueOfSubmissions(context.database, { list: 'waiting' })
  return ({ t, language, zone, now }) => (
    <Part
      title={t('desk.oldestArticles')}
      note={desk.counts.articles > 0 ? String(desk.counts.articles) : undefined}
    >
      {items.length === 0 ? (
        <p class="hint">{t('desk.noArticles')}</p>
      ) : (
        <>
          <WorkList
            items={items
              .slice(0, OLDEST)
              .map(({ id, title, language: lang, submittedAt, account, assignedTo }) => ({
                href: `/desk/articles/${id}`,
                title: title || account.name,
                lang,
                time: <DateTime at={submittedAt} form="age" now={now} zone={zone} language={language} />,
                about: account.name,
                who: assignedTo?.name,
              }))}
          />
          <div class="form-actions">
            <Button kind="line" href="/desk/articles">
              {t('desk.toArticles')}
            </Button>
          </div>
        </>
      )}
    </Part>
  )
}
