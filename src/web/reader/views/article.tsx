import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Headline } from '../../ui/headline.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Section } from '../../ui/section.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import type { ArticlePage } from '../view-models.ts'
import { Comments } from './comments/comments.tsx'
import { ArticleActions } from './parts/article-actions.tsx'
import { ArticleLabels } from './parts/article-labels.tsx'
import { ArticleNotes } from './parts/article-notes.tsx'
import { AuthorCard, AuthorLine } from './parts/author-card.tsx'
import { ChannelBands } from './parts/channel-bands.tsx'
import { HotSection } from './parts/hot-list.tsx'
import { Listen } from './parts/listen.tsx'
import { RelatedReading } from './parts/related.tsx'
import { SeriesNav } from './parts/series-nav.tsx'
import { Share } from './parts/share.tsx'

export function ArticleView(page: ArticlePage) {
  const { frame, channelHeadlines } = page
  const voice = createVoice(frame.language, frame.portal.timeZone)
  return (
    <Layout frame={frame} voice={voice} page="article" compact>
      <div class="wrap article-page">
        <Breadcrumb voice={voice} steps={[...page.breadcrumb, { name: voice.t('reader.article.here') }]} />
        <ArticleText page={page} voice={voice} />
        <AuthorCard page={page} voice={voice} />
        <RelatedReading related={page.related} voice={voice} />
        {page.comments && <Comments comments={page.comments} path={frame.path} voice={voice} />}
        <HotSection items={page.hot} voice={voice} />
      </div>
      {channelHeadlines.length > 0 && (
        <div class="shade">
          <div class="wrap">
            <Section id="channels" title={voice.t('reader.article.channels')}>
              <ChannelBands bands={channelHeadlines} voice={voice} />
            </Section>
          </div>
        </div>
      )}
    </Layout>
  )
}

function ArticleText({ page, voice }: { page: ArticlePage; voice: Voice }) {
  const lang = page.language === voice.language ? undefined : page.language
  return (
    <article class="article" data-article={page.id}>
      <header class="article-head">
        <ArticleLabels page={page} voice={voice} />
        <h1 class="headline" lang={lang}>
          <Headline text={page.title} language={page.language} />
        </h1>
        {page.summary && (
          <p class="standfirst" lang={lang}>
            {page.summary}
          </p>
        )}
        <div class="article-bar">
          <AuthorLine page={page} voice={voice} />
          <Listen voice={voice} />
          <Share share={page.share} title={page.title} voice={voice} />
        </div>
      </header>
      {page.cover && !page.coverInText && (
        <figure class="article-cover">
          <Picture
            view={page.cover}
            alt={page.coverAlt}
            shape="whole"
            sizes="(min-width: 760px) 680px, 100vw"
            first
          />
        </figure>
      )}
      {/* Made by the document renderer, the one gate for foreign words; nothing else is ever passed on as HTML. */}
      <div class="prose" lang={page.language} dangerouslySetInnerHTML={{ __html: page.bodyHtml }} />
      <SeriesNav page={page} voice={voice} />
      <ArticleNotes page={page} voice={voice} />
      <ArticleActions page={page} voice={voice} />
    </article>
  )
}
