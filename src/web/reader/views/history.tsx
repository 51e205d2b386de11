import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { DiffView } from '../../ui/diff-view.tsx'
import { Headline } from '../../ui/headline.tsx'
import { Layout } from '../../ui/layout.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import type { HistoryPage, RevisionRow } from '../view-models.ts'
import { Time } from './parts/time.tsx'

export function HistoryView(page: HistoryPage) {
  const { frame, article, revisions, diff } = page
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  return (
    <Layout frame={frame} voice={voice} page="history" compact>
      <div class="wrap narrow">
        <Breadcrumb
          voice={voice}
          steps={[
            ...page.breadcrumb,
            { name: t('reader.article.here'), href: article.href },
            { name: t('reader.history.title') },
          ]}
        />
        <div class="page-title">
          <p class="kicker">{t('reader.history.title')}</p>
          <h1 class="headline" lang={article.language}>
            <a href={article.href}>
              <Headline text={article.title} language={article.language} />
            </a>
          </h1>
          <p class="page-lead">{t('reader.history.lead')}</p>
        </div>
        <ol class="revisions">
          {revisions.map((revision) => (
            <Revision revision={revision} language={article.language} voice={voice} />
          ))}
        </ol>
        {diff && (
          <section class="section" id="diff" aria-labelledby="diff-title">
            <div class="section-head">
              <h2 id="diff-title">{t('reader.history.diff', { older: diff.older, newer: diff.newer })}</h2>
            </div>
            <DiffView diff={diff.changes} language={article.language} voice={voice} />
          </section>
        )}
        {!diff && revisions.length === 1 && <p class="empty-line">{t('reader.history.only')}</p>}
      </div>
    </Layout>
  )
}

function Revision({ revision, language, voice }: { revision: RevisionRow; language: string; voice: Voice }) {
  const { t } = voice
  return (
    <li class={revision.shown ? 'revision revision-shown' : 'revision'}>
      <div>
        <p class="revision-name">
          {t('reader.history.number', { number: revision.number })}
          <span class={`tag tag-${revision.kind}`}>{t(`reader.history.${revision.kind}`)}</span>
          {revision.current && <span class="tag tag-current">{t('reader.history.current')}</span>}
        </p>
        <p class="by">
          <Time at={revision.at} voice={voice} to="minute" />
        </p>
        {revision.note && <p lang={language}>{revision.note}</p>}
      </div>
      {revision.shown ? (
        <p class="by">{t('reader.history.shown')}</p>
      ) : (
        revision.diffHref && (
          <a class="more" href={revision.diffHref}>
            {t('reader.history.compare')}
          </a>
        )
      )}
    </li>
  )
}
